import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { textDate, today } from "@/shared/format";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { addDelegation, changeDelegation, signatoriesQuery, type Delegation } from "../settingsApi";

const FIELDS: FieldMap = {
  "/holder_id": { id: "holder", label: "Titulaire" },
  "/reference": { id: "reference", label: "Arrêté" },
  "/valid_from": { id: "valid-from", label: "À partir du" },
  "/valid_to": { id: "valid-to", label: "Dernier jour" },
};

/** A new arrêté, or the dates and reference of one that is there. */
export function DelegationForm({ delegation, onDone }: { delegation?: Delegation; onDone: () => void }) {
  const client = useQueryClient();
  const { data: signatories = [] } = useQuery({ ...signatoriesQuery, enabled: delegation === undefined });
  const [key] = useState(newIdempotencyKey);
  const [draft, setDraft] = useState({
    holder_id: delegation?.holder_id ?? "",
    reference: delegation?.reference ?? "",
    valid_from: delegation?.valid_from ?? today(),
    valid_to: delegation?.valid_to ?? "",
  });
  const saving = useMutation({
    mutationFn: () => {
      const terms = { reference: draft.reference.trim(), valid_from: draft.valid_from, valid_to: draft.valid_to === "" ? null : draft.valid_to };
      return delegation === undefined ? addDelegation({ ...terms, holder_id: draft.holder_id }, key) : changeDelegation(delegation, terms);
    },
    onSuccess: async (saved) => {
      const words = delegation === undefined ? `peut signer à partir du ${textDate(saved.valid_from)}` : "délégation corrigée";
      announceGesture({ message: delegation === undefined ? `${saved.holder_name} ${words}.` : `${saved.holder_name}\u00a0: ${words}.` });
      await client.invalidateQueries({ queryKey: ["delegations"] });
      onDone();
    },
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!saving.isPending) saving.mutate();
  }
  return (
    <form className="rc-form" onSubmit={save}>
      {saving.isError && <ProblemAlert error={saving.error} fields={FIELDS} />}
      {delegation === undefined && (
        <div className="fr-select-group">
          <label className="fr-label" htmlFor="holder">
            Titulaire
            <span className="fr-hint-text">Un compte de signataire de votre service.</span>
          </label>
          <select id="holder" className="fr-select" required value={draft.holder_id} onChange={(event) => setDraft({ ...draft, holder_id: event.currentTarget.value })}>
            <option value="">Choisir une personne</option>
            {signatories.map(({ id, display_name, job_title }) => (
              <option key={id} value={id}>
                {job_title === "" ? display_name : `${display_name}, ${job_title}`}
              </option>
            ))}
          </select>
        </div>
      )}
      <TextField id="reference" label="Arrêté" hint="Comme il sera cité sous la signature. Exemple&nbsp;: arrêté du 1er septembre 2026" maxLength={200} value={draft.reference} onChange={(reference) => setDraft({ ...draft, reference })} />
      <TextField id="valid-from" type="date" label="À partir du" value={draft.valid_from} onChange={(valid_from) => setDraft({ ...draft, valid_from })} />
      <TextField id="valid-to" type="date" label="Dernier jour" hint="Vide&nbsp;: sans date de fin." value={draft.valid_to} onChange={(valid_to) => setDraft({ ...draft, valid_to })} />
      {delegation !== undefined && <p className="rc-mention">Les actes déjà signés gardent la délégation sous laquelle ils l’ont été.</p>}
      <div className="rc-actions">
        <button type="submit" className={delegation === undefined ? "fr-btn" : "fr-btn fr-btn--sm"} aria-disabled={saving.isPending}>
          {saving.isPending ? "Envoi…" : delegation === undefined ? "Inscrire la délégation" : "Enregistrer la correction"}
        </button>
        <button type="button" className={delegation === undefined ? "fr-btn fr-btn--tertiary" : "fr-btn fr-btn--sm fr-btn--tertiary"} onClick={onDone}>
          Abandonner
        </button>
      </div>
    </form>
  );
}
