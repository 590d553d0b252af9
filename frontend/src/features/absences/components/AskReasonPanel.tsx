import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type SubmitEvent } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { pupilMonthQuery, type PupilMonth } from "@/shared/api/students";
import { counted, dayMonth } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { RadioRow } from "@/shared/ui/RadioRow";
import { announceGesture } from "@/shared/ui/undo";

import { inviteToExplain, type InvitationIn } from "../api";
import { halfDayKey, invitedWords, withoutReason } from "../logic/askReason";

interface Props {
  studentId: string;
  /** `2026-11`. */
  month: string;
  /** « Lucas Fontaine ». */
  subject: string;
  onClose: () => void;
}

const CHANNELS = [
  { value: "letter", label: "par courrier, un par adresse" },
  { value: "email", label: "par courriel, un par responsable légal" },
];

/** « Demander le motif »: a dated invitation, of which a referral may speak (L131-8, 1°). */
export function AskReasonPanel({ studentId, month, subject, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const query = useQuery(pupilMonthQuery(studentId, month));
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="rc-contact" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="fr-h6" tabIndex={-1} ref={heading}>
        Demander le motif des absences de {subject}
      </h2>
      <QueryPart query={query} lines={3}>
        {(data) => <Choice lines={withoutReason(data.lines)} studentId={studentId} subject={subject} onClose={onClose} />}
      </QueryPart>
    </section>
  );
}

interface ChoiceProps extends Omit<Props, "month"> {
  lines: PupilMonth["lines"];
}

function Choice({ lines, studentId, subject, onClose }: ChoiceProps) {
  const client = useQueryClient();
  const id = useId();
  const [key] = useState(newIdempotencyKey);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [channel, setChannel] = useState("letter");
  const asked = lines.filter((line) => !left.has(halfDayKey(line)));
  const sending = useMutation({
    mutationFn: () =>
      inviteToExplain(studentId, { half_days: asked.map(({ day, half }) => ({ day, half })), channel: channel as NonNullable<InvitationIn["channel"]> }, key),
    onSuccess: async ({ previous_on, messages }) => {
      announceGesture({ message: `${invitedWords(previous_on, dayMonth)} pour ${subject}\u00a0: ${counted(messages, "envoi")} en cours.` });
      await Promise.all(["contacts", "absences", "alerts", "attendance-cases"].map((name) => client.invalidateQueries({ queryKey: [name] })));
      onClose();
    },
  });
  function send(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    sending.mutate();
  }
  function toggle(one: string): void {
    const next = new Set(left);
    if (!next.delete(one)) next.add(one);
    setLeft(next);
  }
  if (lines.length === 0) return <p>Aucune demi-journée de ce mois n’attend de motif.</p>;
  return (
    <form onSubmit={send} noValidate>
      {sending.isError && <ProblemAlert error={sending.error} />}
      <fieldset className="fr-fieldset">
        <legend className="fr-fieldset__legend fr-fieldset__legend--regular">Demi-journées sans motif accepté</legend>
        {lines.map((line) => (
          <div className="fr-fieldset__element" key={halfDayKey(line)}>
            <div className="fr-checkbox-group fr-checkbox-group--sm">
              <input type="checkbox" id={`${id}-${halfDayKey(line).replace(" ", "-")}`} checked={!left.has(halfDayKey(line))} onChange={() => toggle(halfDayKey(line))} />
              <label className="fr-label" htmlFor={`${id}-${halfDayKey(line).replace(" ", "-")}`}>
                {line.words}
              </label>
            </div>
          </div>
        ))}
      </fieldset>
      <RadioRow legend="Envoi" name={`${id}-channel`} choices={CHANNELS} value={channel} onChange={setChannel} />
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm" disabled={sending.isPending || asked.length === 0}>
          {sending.isPending ? "Envoi…" : `Demander le motif (${counted(asked.length, "demi-journée")})`}
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>
          Fermer
        </button>
      </div>
    </form>
  );
}
