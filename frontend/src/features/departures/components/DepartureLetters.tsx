import { useQuery } from "@tanstack/react-query";

import { DocumentPreview } from "@/shared/ui/DocumentPreview";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { useSettled } from "@/shared/ui/useSettled";

import { previewDepartureStep, type DepartureStep, type DepartureStepPreview } from "../api";

interface Props {
  id: string;
  /** Null while something is still missing. */
  body: DepartureStep | null;
}

/** What would leave with this step, to whom, and the letters themselves, marked « Brouillon ». */
export function DepartureLetters({ id, body }: Props) {
  const settled = useSettled(body);
  const preview = useQuery({
    queryKey: ["departure-preview", id, settled],
    queryFn: () => (settled === null ? null : previewDepartureStep(id, settled)),
    enabled: settled !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    placeholderData: (former) => former,
  });
  const letters = preview.data?.letters ?? null;
  return (
    <section aria-labelledby="leaves" aria-busy={preview.isFetching}>
      <h2 id="leaves" className="fr-h6">
        Ce qui part
      </h2>
      {settled === null && <p className="rc-mention">L’aperçu des courriers s’affiche quand tous les champs sont remplis.</p>}
      {settled !== null && preview.isError && <ProblemAlert error={preview.error} takesFocus={false} blocked />}
      {settled !== null && !preview.isError && letters !== null && <Letters id={id} body={settled} letters={letters} />}
    </section>
  );
}

function Letters({ id, body, letters }: { id: string; body: DepartureStep; letters: DepartureStepPreview["letters"] }) {
  if (letters.length === 0) return <p>Aucun courrier ne part avec cette étape.</p>;
  return (
    <>
      <ol>
        {letters.map((letter) => (
          <li key={`${letter.letter} ${letter.recipient}`}>
            {letter.title}
            <span className="rc-mention">
              {" — "}
              {letter.recipient}
              {!letter.has_address && !letter.to_service && " (sans adresse, ne partira pas)"}
            </span>
          </li>
        ))}
      </ol>
      <DocumentPreview path={`/api/v1/departures/${id}/letters/preview`} body={body} title="Courriers de cette étape" state="Brouillon, rien n’est envoyé" summary={null} />
    </>
  );
}
