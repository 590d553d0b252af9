import { useEffect, useId, useRef, useState, type KeyboardEvent, type SubmitEvent } from "react";

import { phoneNumber, sentenceName, today, type Name } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { RadioRow } from "@/shared/ui/RadioRow";

import type { Attempt } from "../api";
import { attemptOf, blankAttempt, CHANNELS, likelyDays, missingIn, NOT_REACHED, REACHED } from "../logic/attempts";
import { telHref } from "../logic/list";

interface Props {
  person: Name;
  phone: string | null;
  error: unknown;
  pending: boolean;
  result?: string;
  /** « Enregistrer et suivant »: given in a list. */
  hasNext: boolean;
  onSave: (attempt: Attempt, next: boolean) => void;
  onClose: () => void;
}

/** « Noter un essai » in place: by which way, with what answer, when again; no free text. */
export function CallPanel({ person, phone, error, pending, result = "", hasNext, onSave, onClose }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [draft, setDraft] = useState(() => blankAttempt(result));
  const [asked, setAsked] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const missing = asked ? missingIn(draft) : {};
  const change = (changes: Partial<typeof draft>): void => setDraft({ ...draft, ...changes });

  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked(true);
    const submitter = event.nativeEvent.submitter as HTMLButtonElement | null;
    if (Object.keys(missingIn(draft)).length === 0 && !pending) onSave(attemptOf(draft), submitter?.value === "next");
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl + Enter submits from any field
    <form className="rc-contact" onSubmit={save} onKeyDown={submitNext} noValidate aria-labelledby={`${id}-title`}>
      <div className="rc-contact__head">
        <h2 id={`${id}-title`} ref={heading} className="fr-h6" tabIndex={-1}>
          Noter un essai pour {sentenceName(person)}
        </h2>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-close-line fr-btn--icon-right" onClick={onClose}>
          Fermer
        </button>
      </div>
      {error !== null && <ProblemAlert error={error} fields={{ "/appointment_on": { id: `${id}-meeting`, label: "Rendez-vous le" }, "/next_on": { id: `${id}-next`, label: "Rappeler le" } }} />}
      <p>
        {phone === null ? (
          <span className="rc-mention">Téléphone non renseigné.</span>
        ) : (
          <a className="fr-link fr-icon-phone-line fr-link--icon-left" href={telHref(phone)}>
            {phoneNumber(phone)}
          </a>
        )}
      </p>
      <div className="rc-contact__grid rc-call__grid">
        <RadioRow legend="Pas joint" name={`${id}-result`} choices={NOT_REACHED} value={draft.result} onChange={(value) => change({ result: value })} error={missing.result} />
        <RadioRow legend="Joint" name={`${id}-result`} choices={REACHED} value={draft.result} onChange={(value) => change({ result: value })} />
        <RadioRow legend="Par" name={`${id}-channel`} choices={CHANNELS} value={draft.channel} onChange={(channel) => change({ channel })} />
        {draft.result === "appointment" ? (
          <QuickDate
            id={`${id}-meeting`}
            label="Rendez-vous le"
            value={draft.appointment_on}
            min={today()}
            suggestions={likelyDays(today())}
            error={missing.appointment_on}
            onChange={(appointment_on) => change({ appointment_on })}
          />
        ) : (
          <QuickDate id={`${id}-next`} label="Rappeler le (sinon, selon le résultat)" value={draft.next_on} min={today()} suggestions={likelyDays(today())} onChange={(next_on) => change({ next_on })} />
        )}
      </div>
      <div className="rc-actions">
        {hasNext && (
          <button type="submit" value="next" className="fr-btn fr-btn--sm" aria-keyshortcuts="Control+Enter" aria-disabled={pending}>
            Enregistrer et suivant
          </button>
        )}
        <button type="submit" value="stay" className={hasNext ? "fr-btn fr-btn--sm fr-btn--secondary" : "fr-btn fr-btn--sm"} aria-disabled={pending}>
          {pending ? "Envoi…" : "Enregistrer"}
        </button>
        <p className="rc-mention">Un essai noté reste au suivi. Une erreur se corrige par un nouvel essai.</p>
      </div>
    </form>
  );
}

/** Ctrl + Enter, from any field: record and go on. */
function submitNext(event: KeyboardEvent<HTMLFormElement>): void {
  if (!event.ctrlKey || event.key !== "Enter") return;
  event.preventDefault();
  event.currentTarget.requestSubmit(event.currentTarget.querySelector<HTMLElement>("button[type=submit]"));
}
