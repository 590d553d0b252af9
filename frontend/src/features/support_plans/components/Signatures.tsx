import { useState } from "react";

import { textDate, textInstant } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { askByMail, signOnPaper, type Plan, type Signatory } from "../api";
import { mayAskByMail, maySignOnPaper, signatureWords, signedCount } from "../logic/family";
import { usePlanWrite } from "../usePlanWrite";
import { Line } from "./Fields";

type Paper = Parameters<typeof signOnPaper>[1];

/** Who signs, how: on the sheet that the school keeps, or with the code sent by mail. */
export function Signatures({ plan, today }: { plan: Plan; today: string }) {
  const paper = usePlanWrite<Paper>(plan.id, signOnPaper, () => announceGesture({ message: "Signature sur papier notée." }));
  const mail = usePlanWrite<string | null>(plan.id, askByMail, () => announceGesture({ message: "Le lien et le code partent par courriel." }));
  if (plan.scheme.track === "simple" || plan.state === "draft") return null;
  const writes = plan.available_transitions.length > 0;
  return (
    <section aria-labelledby="signatures">
      <h2 id="signatures" className="fr-h5">
        Signatures
      </h2>
      <p>{signedCount(plan.signatories)}</p>
      {paper.isError && <ProblemAlert error={paper.error} />}
      {mail.isError && <ProblemAlert error={mail.error} />}
      <ul className="rc-plain-list">
        {plan.signatories.map((person) => (
          <li key={`${person.party}-${person.person_id ?? ""}`} className="rc-signatory">
            <p className="rc-strong">{person.name}</p>
            <p className="rc-mention">{signatureWords(person)}</p>
            <Asked plan={plan} person={person} />
            {writes && person.signed === null && (
              <div className="rc-actions rc-no-print">
                {maySignOnPaper(plan) && <OnPaper person={person} today={today} busy={paper.isPending} onSign={(body) => paper.mutate(body)} />}
                {mayAskByMail(plan) && person.can_sign_by_code && (
                  <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={mail.isPending} onClick={() => !mail.isPending && mail.mutate(person.person_id)}>
                    {mail.isPending ? "Envoi…" : "Envoyer le lien par courriel"}
                    <span className="fr-sr-only"> à {person.name}</span>
                  </button>
                )}
              </div>
            )}
            {writes && person.signed === null && !person.can_sign_by_code && person.party === "guardian" && <p className="rc-mention">{person.obstacle}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The last link that was sent to this person, if any. */
function Asked({ plan, person }: { plan: Plan; person: Signatory }) {
  const asked = plan.signature_requests.find((each) => each.party === person.party && each.guardian_id === person.person_id);
  if (asked === undefined || person.signed !== null) return null;
  const sent = `Lien envoyé le ${textInstant(asked.created_at)}`;
  if (asked.state === "undeliverable") return <p className="rc-mention">{sent}, non remis&nbsp;: vérifiez l’adresse, ou faites signer sur papier.</p>;
  if (asked.state !== "sent" && asked.state !== "queued") return null;
  return (
    <p className="rc-mention">
      {sent}, valable jusqu’au {textDate(asked.expires_at)}
    </p>
  );
}

interface OnPaperProps {
  person: Signatory;
  today: string;
  busy: boolean;
  onSign: (body: Paper) => void;
}

function OnPaper({ person, today, busy, onSign }: OnPaperProps) {
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(today);
  if (!open) {
    return (
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => setOpen(true)}>
        Noter une signature sur papier<span className="fr-sr-only">, {person.name}</span>
      </button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSign({ party: person.party, guardian_id: person.party === "guardian" ? person.person_id : null, signed_on: on === "" ? null : on });
      }}
    >
      <Line id={`signed-${person.party}-${person.person_id ?? ""}`} type="date" label={`Signé le, ${person.name}`} value={on} onChange={setOn} />
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm" aria-disabled={busy}>
          {busy ? "Envoi…" : "Noter cette signature"}
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => setOpen(false)}>
          Annuler
        </button>
      </div>
    </form>
  );
}
