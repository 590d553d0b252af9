import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { meQuery } from "@/shared/api/me";
import { asProblem } from "@/shared/api/problem";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { announceGesture } from "@/shared/ui/undo";

import { letterheadQuery, removeLetterhead, setLetterhead, type Letterhead } from "../api";
import { ActFields, ProtectionFields, SenderFields } from "../components/Fields";
import { Preview } from "../components/Preview";
import { bodyOf, draftOf } from "../logic/sheet";

const OFFICES = ["school", "dsden", "draaf"];

const eachLine = (name: string, field: FieldMap[string]): [string, FieldMap[string]][] =>
  ["", ...[0, 1, 2, 3, 4, 5].map((line) => `/${line}`)].map((end) => [`/${name}${end}`, field]);

const FIELDS: FieldMap = {
  ...Object.fromEntries([
    ...eachLine("institution_lines", { id: "institution", label: "Institution" }),
    ...eachLine("address_lines", { id: "address", label: "Adresse" }),
    ...eachLine("prosecutor_lines", { id: "prosecutor", label: "Procureur de la République" }),
  ]),
  "/sender_name": { id: "sender", label: "Nom de l’expéditeur" },
  "/place": { id: "place", label: "Lieu de la date" },
};

/** What the letters of one's school or service carry, seen before it is kept. */
export function LetterheadPage() {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const unit = me?.units.find(({ kind }) => OFFICES.includes(kind));
  const letterhead = useQuery(letterheadQuery(unit?.id));
  return (
    <>
      <PageHeader title="En-tête des courriers" context={unit?.name} lead="Que portent nos courriers&nbsp;: qui écrit, d’où, et à qui répondre&nbsp;?" />
      {unit === undefined ? (
        <EmptyState kind="never" title="Aucun service qui écrit dans votre périmètre." />
      ) : (
        <QueryPart query={letterhead} lines={12}>
          {({ body, etag }) => <Sheet key={etag} sheet={body} etag={etag} acts={unit.kind !== "school"} />}
        </QueryPart>
      )}
    </>
  );
}

function Sheet({ sheet, etag, acts }: { sheet: Letterhead; etag: string; acts: boolean }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(sheet));
  const set = (change: Partial<typeof draft>): void => setDraft({ ...draft, ...change });
  const reload = () => client.invalidateQueries({ queryKey: ["letterhead"] });
  const saving = useMutation({
    mutationFn: () => setLetterhead(sheet.unit_id, bodyOf(draft), etag),
    onSuccess: async () => {
      announceGesture({ message: "En-tête enregistré. Les courriers déjà signés gardent le leur." });
      await reload();
    },
  });
  const leaving = useMutation({
    mutationFn: () => removeLetterhead(sheet.unit_id, etag),
    onSuccess: async () => {
      announceGesture({
        message: "Les courriers portent de nouveau les lignes de la fiche.",
        undo: async () => {
          await setLetterhead(sheet.unit_id, bodyOf(draftOf(sheet)), '"0"');
          await reload();
        },
      });
      await reload();
    },
  });
  const refused = saving.error ?? leaving.error;
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    saving.mutate();
  }
  return (
    <form className="rc-shape rc-shape--act" onSubmit={save} noValidate>
      <div className="rc-no-print">
        {refused !== null && <ProblemAlert error={refused} fields={FIELDS} {...(asProblem(refused).status === 412 && { onRetry: () => void reload() })} />}
        <p className="rc-mention">
          {sheet.version === 0
            ? "Aucun modèle n’est choisi\u00a0: vos courriers portent ces lignes, prises dans la fiche de votre service. Corrigez-les ici si elles ne conviennent pas."
            : "Ces lignes remplacent celles de la fiche de votre service sur tous les nouveaux courriers."}
        </p>
        <SenderFields draft={draft} set={set} />
        {acts && <ActFields draft={draft} set={set} />}
        <ProtectionFields draft={draft} set={set} />
        <div className="rc-actions">
          <button type="submit" className="fr-btn" disabled={saving.isPending}>
            {saving.isPending ? "Envoi…" : "Enregistrer l’en-tête"}
          </button>
          {sheet.version > 0 && (
            <button type="button" className="fr-btn fr-btn--tertiary" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
              Revenir aux lignes de la fiche
            </button>
          )}
        </div>
      </div>
      <aside aria-labelledby="preview" className="rc-sticky">
        <h2 id="preview" className="fr-h5">
          Sur le papier
        </h2>
        <Preview draft={draft} acts={acts} />
      </aside>
    </form>
  );
}
