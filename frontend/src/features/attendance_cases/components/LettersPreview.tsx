import { labelOf } from "@/shared/api/labels";
import { DocumentPreview } from "@/shared/ui/DocumentPreview";

import type { StepPreview, Transition } from "../api";

interface Props {
  caseId: string;
  preview: StepPreview;
  body: Transition;
}

/** What would leave, to whom; and the letters themselves, marked « Brouillon ». */
export function LettersPreview({ caseId, preview, body }: Props) {
  if (preview.letters.length === 0) return <p>Aucun courrier ne part avec cette étape.</p>;
  return (
    <>
      <ol>
        {preview.letters.map((letter, index) => (
          <li key={`${letter.letter}-${index}`}>
            {letter.title}
            <span className="rc-mention"> — {addresseeWords(letter)}</span>
          </li>
        ))}
      </ol>
      <DocumentPreview
        path={`/api/v1/attendance-cases/${caseId}/letters/preview`}
        body={body}
        title="Courriers de cette étape"
        state="Brouillon, rien n’est envoyé"
        summary={null}
      />
    </>
  );
}

/** The services that letters between services go to. */
const SERVICES: Record<string, string> = {
  school: "à l’établissement",
  ien: "à l’IEN de la circonscription",
  dsden: "à la DSDEN",
  draaf: "à la DRAAF",
  prosecutor: "au procureur de la République",
};

function addresseeWords({ persons, to_pupil, authority }: StepPreview["letters"][number]): string {
  if (to_pupil) return "à l’élève, majeur";
  if (authority !== null) return labelOf(SERVICES, authority);
  if (persons.length === 0) return "document du dossier, à faire signer ou à conserver";
  return persons
    .map((person) => `${[person.civility, person.first_name, person.family_name].filter(Boolean).join(" ")}${addressNote(person)}`)
    .join("\u00a0; ");
}

function addressNote({ has_address, address_protected }: StepPreview["letters"][number]["persons"][number]): string {
  if (address_protected) return " (adresse protégée)";
  return has_address ? "" : " (sans adresse, ne partira pas)";
}
