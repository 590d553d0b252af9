import { useRouter } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import type { Offer } from "@/shared/ui/TransitionBar";
import { announceGesture } from "@/shared/ui/undo";

import type { Departure, StepName } from "../api";
import { bodyOf, consequencesOf, fieldsOf, firstDraft, missingIn } from "../logic/fields";
import { STEP_WORDS } from "../logic/history";
import { useStep } from "../useStep";
import { DepartureLetters } from "./DepartureLetters";
import { idOf, StepFields } from "./StepFields";

interface Props {
  page: Departure;
  etag: string;
  offer: Offer;
  today: string;
}

/** Steps with letters: they are shown before they leave. */
const SENDS: ReadonlySet<StepName> = new Set(["send_first_letter", "send_second_letter", "inform_dsden", "leave"]);

/** One step: its text, only what it lacks, what will follow; then the record, focused on what was done. */
export function StepForm({ page, etag, offer, today }: Props) {
  const router = useRouter();
  const name = offer.name as StepName;
  const fields = fieldsOf(name, page);
  const [draft, setDraft] = useState(() => firstDraft(name, page, today));
  const [missing, setMissing] = useState<string[]>([]);
  const back = `/sorties/${page.departure.id}`;
  const step = useStep(page.departure.id, () => {
    announceGesture({ message: `${STEP_WORDS[name] ?? offer.label}.` });
    void router.navigate({ href: back });
  });
  const map: FieldMap = Object.fromEntries(fields.map((field) => [`/${field.name}`, { id: idOf(field.name), label: field.label }]));

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const lacking = missingIn(fields, draft);
    setMissing(lacking);
    if (lacking[0] !== undefined) document.getElementById(idOf(lacking[0]))?.focus();
    else if (!step.isPending) step.mutate({ etag, body: bodyOf(name, fields, draft) });
  }

  return (
    <form className="rc-shape rc-shape--act" onSubmit={submit} noValidate>
      <div>
        {step.isError && <ProblemAlert error={step.error} fields={map} />}
        {offer.legal_basis !== null && (
          <section aria-labelledby="law">
            <h2 id="law" className="fr-h6">
              {offer.legal_basis.kind === "internal_rule" ? "Sur quelle règle" : "Ce que dit le texte"}
            </h2>
            <LegalBasis basis={offer.legal_basis} defaultOpen />
          </section>
        )}
        <div className="rc-form">
          <StepFields fields={fields} draft={draft} missing={missing.filter((one) => missingIn(fields, draft).some((each) => each === one))} today={today} onChange={(field, value) => setDraft({ ...draft, [field]: value })} />
        </div>
        <div className="rc-foot">
          <button type="submit" className="fr-btn" aria-disabled={step.isPending}>
            {step.isPending ? "Envoi…" : typeset(offer.label)}
          </button>
          <AppLink className="fr-btn fr-btn--tertiary" href={back}>
            Revenir au dossier
          </AppLink>
        </div>
      </div>
      <div>
        <section aria-labelledby="follows">
          <h2 id="follows" className="fr-h6">
            Ce qui va se passer
          </h2>
          <ol className="rc-sheet--numbered">
            {consequencesOf(name, page).map((sentence) => (
              <li key={sentence}>{typeset(sentence)}</li>
            ))}
          </ol>
        </section>
        {SENDS.has(name) && <DepartureLetters id={page.departure.id} body={missingIn(fields, draft).length === 0 ? bodyOf(name, fields, draft) : null} />}
      </div>
    </form>
  );
}
