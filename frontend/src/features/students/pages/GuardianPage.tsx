import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { ParentalAuthority } from "@/shared/api/reference.gen";
import { studentQuery, type Guardian, type Student } from "@/shared/api/students";
import { sentenceName } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { RadioRow } from "@/shared/ui/RadioRow";
import { announceGesture } from "@/shared/ui/undo";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { changeGuardian } from "../api";
import { CheckField } from "../components/CheckField";
import { TextField } from "@/shared/ui/TextField";
import { draftOf, needsProof, patchOf } from "../logic/guardian";

const FIELDS: FieldMap = {
  "/phone_mobile": { id: "phone", label: "Téléphone mobile" },
  "/email": { id: "email", label: "Courriel" },
  "/address_lines": { id: "lines", label: "Adresse" },
  "/postal_code": { id: "postal-code", label: "Code postal" },
  "/city": { id: "city", label: "Commune" },
  "/authority_proof_seen_on": { id: "proof", label: "Décision vue le" },
};

/** An adult who answers for a pupil: how to reach them, and how parental authority is exercised. */
export function GuardianPage() {
  const { studentId = "", guardianId = "" } = useRouteParams();
  const query = useQuery(studentQuery(studentId));
  requireRecord(query.error);
  const guardian = query.data?.guardians?.find((each) => each.id === guardianId);
  const back = query.data === undefined ? [] : [{ label: sentenceName(query.data), href: `/eleves/${studentId}` }];
  return (
    <>
      <PageHeader title={guardian === undefined ? "Corriger un responsable" : `Corriger ${sentenceName(guardian)}`} breadcrumb={[{ label: "Élèves", href: "/eleves" }, ...back]} />
      <QueryPart query={query} lines={10}>
        {(student) => (guardian === undefined ? <p>Ce responsable n’est plus inscrit auprès de l’élève.</p> : <Correction student={student} guardian={guardian} />)}
      </QueryPart>
    </>
  );
}

function Correction({ student, guardian }: { student: Student; guardian: Guardian }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(guardian));
  const [tried, setTried] = useState(false);
  const patch = patchOf(guardian, draft);
  const decided = draft.parental_authority !== guardian.parental_authority && needsProof(draft.parental_authority);
  const unproved = decided && draft.authority_proof_seen_on === "";
  const saving = useMutation({
    mutationFn: () => changeGuardian(student.id, guardian, patch),
    onSuccess: async (changed) => {
      client.setQueryData(studentQuery(student.id).queryKey, changed);
      announceGesture({ message: `${sentenceName(guardian)}\u00a0: correction enregistrée.` });
      await navigate({ href: `/eleves/${student.id}` });
    },
  });

  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (unproved) document.getElementById("proof")?.focus();
    else if (Object.keys(patch).length > 0) saving.mutate();
  }

  return (
    <form className="rc-shape rc-shape--act" onSubmit={save} noValidate>
      <div>
        {saving.isError && <ProblemAlert error={saving.error} fields={FIELDS} />}
        {tried && Object.keys(patch).length === 0 && <p role="alert">Rien n’a été changé.</p>}
        <h2 className="fr-h5">Joindre</h2>
        <TextField id="phone" type="tel" maxLength={20} label="Téléphone mobile" value={draft.phone_mobile} onChange={(phone_mobile) => setDraft({ ...draft, phone_mobile })} />
        <TextField id="email" type="email" label="Courriel" value={draft.email} onChange={(email) => setDraft({ ...draft, email })} />
        <CheckField label="Accepte les SMS" checked={draft.accepts_sms} onChange={(accepts_sms) => setDraft({ ...draft, accepts_sms })} />
        <CheckField label="Accepte les courriels" checked={draft.prefers_mail} onChange={(prefers_mail) => setDraft({ ...draft, prefers_mail })} />
        <CheckField label="À contacter en premier" checked={draft.contact_first} onChange={(contact_first) => setDraft({ ...draft, contact_first })} />
        <h2 className="fr-h5">Adresse postale</h2>
        <CheckField label="Adresse protégée, à ne pas communiquer" checked={draft.address_protected} onChange={(address_protected) => setDraft({ ...draft, address_protected })} />
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="lines">
            Nouvelle adresse
            <span className="fr-hint-text">
              {guardian.has_address ? "Une adresse est enregistrée. Elle reste si ce champ est vide." : "Aucune adresse n’est enregistrée."} Quatre lignes au plus.
            </span>
          </label>
          <textarea id="lines" className="fr-input" rows={3} value={draft.lines} onChange={(event) => setDraft({ ...draft, lines: event.currentTarget.value })} />
        </div>
        <TextField id="postal-code" label="Code postal" maxLength={10} value={draft.postal_code} onChange={(postal_code) => setDraft({ ...draft, postal_code })} />
        <TextField id="city" label="Commune" maxLength={40} value={draft.city} onChange={(city) => setDraft({ ...draft, city })} />
        <h2 className="fr-h5">Autorité parentale</h2>
        <RadioRow legend="Exercice" name="authority" choices={choicesOf(ParentalAuthority)} value={draft.parental_authority} onChange={(parental_authority) => setDraft({ ...draft, parental_authority })} />
        {(decided || draft.authority_proof_seen_on !== "") && (
          <TextField
            id="proof"
            type="date"
            label="Décision vue le"
            hint="La décision est lue et datée, jamais gardée."
            value={draft.authority_proof_seen_on}
            error={tried && unproved ? "Donnez le jour où la décision a été vue." : undefined}
            onChange={(authority_proof_seen_on) => setDraft({ ...draft, authority_proof_seen_on })}
          />
        )}
        <button type="submit" className="fr-btn" disabled={saving.isPending}>
          {saving.isPending ? "Envoi…" : "Enregistrer la correction"}
        </button>
      </div>
      <aside aria-label="Ce que change cette correction">
        <h2 className="fr-h5">Ce qui change</h2>
        <p>Les prochains courriers et avis suivent cette correction. Ceux déjà envoyés ne changent pas.</p>
        <p className="rc-mention">La correction est inscrite au journal du dossier de {sentenceName(student)}.</p>
      </aside>
    </form>
  );
}
