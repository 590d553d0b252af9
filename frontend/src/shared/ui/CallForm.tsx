import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type SubmitEvent } from "react";

import { studentQuery } from "@/shared/api/students";
import { addDays, phoneNumber, sentenceName, today, type Name } from "@/shared/format";

import type { Choice } from "./contact";
import { ProblemAlert } from "./ProblemAlert";
import { QuickDate } from "./QuickDate";
import { RadioRow } from "./RadioRow";
import { SelectField } from "./SelectField";

export interface CallNote {
  channel: string;
  result: string;
  next_step: string;
  next_on: string | null;
}

interface Props {
  student: Name & { id: string };
  channels: Choice[];
  results: Choice[];
  /** Given when a call decides what comes next. */
  nextSteps?: Choice[];
  error: unknown;
  pending: boolean;
  onSave: (note: CallNote) => void;
  onClose: () => void;
}

/** « Noter un appel »: by which way, with what result, when to try again; no free text. */
export function CallForm({ student, channels, results, nextSteps, error, pending, onSave, onClose }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [note, setNote] = useState<CallNote>({ channel: channels[0]?.value ?? "", result: "", next_step: nextSteps?.[0]?.value ?? "", next_on: null });
  const [missing, setMissing] = useState(false);
  useEffect(() => heading.current?.focus(), []);

  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setMissing(note.result === "");
    if (note.result !== "" && !pending) onSave(note);
  }

  return (
    <form className="rc-contact" onSubmit={save} noValidate aria-labelledby={`${id}-title`}>
      <div className="rc-contact__head">
        <h2 id={`${id}-title`} ref={heading} className="fr-h6" tabIndex={-1}>
          Noter un appel pour {sentenceName(student)}
        </h2>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-close-line fr-btn--icon-right" onClick={onClose}>
          Fermer
        </button>
      </div>
      {error !== null && <ProblemAlert error={error} fields={{ "/next_on": { id: `${id}-next`, label: "Rappeler le" } }} />}
      <Phones studentId={student.id} />
      <div className="rc-contact__grid">
        <RadioRow legend="Par" name={`${id}-channel`} choices={channels} value={note.channel} onChange={(channel) => setNote({ ...note, channel })} />
        <RadioRow
          legend="Résultat"
          name={`${id}-result`}
          choices={results}
          value={note.result}
          onChange={(result) => setNote({ ...note, result })}
          error={missing && note.result === "" ? "Choisissez le résultat de l’appel." : undefined}
        />
        {nextSteps !== undefined && <SelectField id={`${id}-then`} label="Et ensuite" value={note.next_step} choices={nextSteps} onChange={(next_step) => setNote({ ...note, next_step })} />}
        <QuickDate
          id={`${id}-next`}
          label="Rappeler le (facultatif)"
          value={note.next_on ?? ""}
          min={today()}
          suggestions={[addDays(today(), 1), addDays(today(), 7)]}
          onChange={(day) => setNote({ ...note, next_on: day === "" ? null : day })}
        />
      </div>
      <button type="submit" className="fr-btn fr-btn--sm" aria-disabled={pending}>
        {pending ? "Envoi…" : "Enregistrer l’appel"}
      </button>
    </form>
  );
}

/** Whom to call, for those who may read it. */
function Phones({ studentId }: { studentId: string }) {
  const { data } = useQuery(studentQuery(studentId));
  const guardians = data?.guardians ?? null;
  if (guardians === null) return null;
  if (guardians.length === 0) return <p>Aucun responsable légal n’est renseigné. Le dossier de l’élève est à compléter.</p>;
  return (
    <ul className="rc-plain-list">
      {guardians.map((guardian) => {
        const phone = guardian.phone_mobile ?? guardian.phone_personal ?? guardian.phone_work;
        return (
          <li key={guardian.id}>
            {sentenceName(guardian)}
            {guardian.kinship_label !== null && ` (${guardian.kinship_label})`}{" "}
            {phone === null ? (
              <span className="rc-mention">téléphone non renseigné</span>
            ) : (
              <a className="fr-link" href={`tel:${phone.replace(/\s/g, "")}`}>
                {phoneNumber(phone)}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
