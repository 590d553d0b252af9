import { useId, useState, type KeyboardEvent, type SubmitEvent } from "react";

import { NOTE_LENGTH, type Contact, type ContactNote, type ContactOptions } from "./contact";
import { ContactChoice } from "./ContactChoice";
import { Disclosure } from "./Disclosure";
import { RadioRow } from "./RadioRow";

interface Props {
  /** « Yanis Delorme ». */
  person: string;
  contacts: Contact[];
  options: ContactOptions;
  /** Two neutral sentences to read on the phone. */
  script?: string;
  /** `next` asks to go on with the next family. */
  onSave: (note: ContactNote, next: boolean) => void;
  onClose: () => void;
}

/** A call noted in the row: who, how, with what result, and nothing more. */
export function ContactPanel({ person, contacts, options, script, onSave, onClose }: Props) {
  const [guardian, setGuardian] = useState(contacts.find((contact) => contact.first_to_call)?.id ?? contacts[0]?.id ?? "");
  const [channel, setChannel] = useState(options.channels[0]?.value ?? "");
  const [result, setResult] = useState("");
  const [missing, setMissing] = useState(false);
  const id = useId();

  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (result === "") {
      setMissing(true);
      return;
    }
    const form = new FormData(event.currentTarget);
    const submitter = event.nativeEvent.submitter as HTMLButtonElement | null;
    const reason = textOf(form, "reason");
    onSave(
      { guardian_id: guardian, channel, result, reason: reason === "" ? null : reason, note: textOf(form, "note") },
      submitter?.value === "next",
    );
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl + Enter submits from any field
    <form className="rc-contact" onSubmit={save} onKeyDown={submitNext} noValidate aria-labelledby={`${id}-title`}>
      <div className="rc-contact__head">
        <h2 id={`${id}-title`} className="fr-h6" tabIndex={-1}>
          Prévenir la famille de {person}
        </h2>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-close-line fr-btn--icon-right" onClick={onClose}>
          Fermer
        </button>
      </div>
      <ContactChoice contacts={contacts} value={guardian} onChange={setGuardian} />
      <div className="rc-contact__grid">
        <RadioRow legend="Par" name={`${id}-channel`} choices={options.channels} value={channel} onChange={setChannel} />
        <RadioRow
          legend="Résultat"
          name={`${id}-result`}
          choices={options.results}
          value={result}
          onChange={setResult}
          error={missing && result === "" ? "Choisissez le résultat du contact." : undefined}
        />
        <div>
          <label className="fr-label" htmlFor={`${id}-reason`}>
            Motif donné (facultatif)
          </label>
          <select id={`${id}-reason`} name="reason" className="fr-select" defaultValue="">
            <option value="">Aucun motif donné</option>
            {options.reasons.map((reason) => (
              <option key={reason.value} value={reason.value}>
                {reason.label}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label className="fr-label" htmlFor={`${id}-note`}>
            Note (facultative, {NOTE_LENGTH} caractères)
            <span className="fr-hint-text">Un fait, pas un diagnostic.</span>
          </label>
          <input id={`${id}-note`} name="note" className="fr-input" maxLength={NOTE_LENGTH} autoComplete="off" />
        </div>
      </div>
      <div className="rc-actions">
        <button type="submit" value="next" className="fr-btn fr-btn--sm" aria-keyshortcuts="Control+Enter">
          Enregistrer et suivant
        </button>
        <button type="submit" value="stay" className="fr-btn fr-btn--sm fr-btn--secondary">
          Enregistrer
        </button>
      </div>
      {script !== undefined && (
        <Disclosure label="Lire au téléphone">
          <blockquote>{script}</blockquote>
        </Disclosure>
      )}
    </form>
  );
}

/** Ctrl + Enter, from any field: record and go on. */
function submitNext(event: KeyboardEvent<HTMLFormElement>): void {
  if (!event.ctrlKey || event.key !== "Enter") return;
  event.preventDefault();
  event.currentTarget.requestSubmit(event.currentTarget.querySelector<HTMLElement>("button[value=next]"));
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}
