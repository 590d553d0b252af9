import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type SubmitEvent } from "react";

import { choicesOf, labelOf } from "@/shared/api/labels";
import { Observation, SignalAnswer, SignalSince } from "@/shared/api/reference.gen";
import { dayMonth, sentenceName, typeset } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { RadioRow } from "@/shared/ui/RadioRow";
import { announceGesture } from "@/shared/ui/undo";

import { answerSignal, putSignalOnAgenda, readSignal, undoSignalStep, type Answer, type Signal, type SignalLine } from "../api";
import { decisionWords, trailOf } from "../logic/signal";

/** One sheet, opened in place: opening it is reading it, and its author sees by whom. */
export function SignalSheet({ line, onClose }: { line: SignalLine; onClose: () => void }) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ["signals", "sheet", line.id],
    queryFn: async () => {
      const sheet = await readSignal(line.id);
      if (line.state === "received") await client.invalidateQueries({ queryKey: ["signals", "list"] });
      return sheet;
    },
    gcTime: 0,
  });
  return (
    <QueryPart query={query} lines={3}>
      {(sheet) => <Sheet sheet={sheet} onClose={onClose} />}
    </QueryPart>
  );
}

function Sheet({ sheet, onClose }: { sheet: Signal; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="rc-contact" aria-labelledby={`${id}-title`}>
      <div className="rc-contact__head">
        <h2 id={`${id}-title`} className="fr-h6" tabIndex={-1} ref={heading}>
          Ce qu’a vu {typeset(sheet.reporter_name)}
        </h2>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-close-line fr-btn--icon-right" onClick={onClose}>
          Fermer
        </button>
      </div>
      <ul>
        {sheet.observations.map((code) => (
          <li key={code}>{labelOf(Observation, code)}</li>
        ))}
      </ul>
      {sheet.fact === "" ? <p className="rc-mention">Aucun fait décrit.</p> : <blockquote className="rc-quote">{typeset(sheet.fact)}</blockquote>}
      <p className="rc-mention">{labelOf(SignalSince, sheet.since)}</p>
      <ol className="rc-trail">
        {trailOf(sheet).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {sheet.decision === null && <NextSteps sheet={sheet} onDone={onClose} />}
    </section>
  );
}

function NextSteps({ sheet, onDone }: { sheet: Signal; onDone: () => void }) {
  const client = useQueryClient();
  const [answer, setAnswer] = useState("");
  const [missing, setMissing] = useState(false);
  const settled = async (done: Signal, message: string): Promise<void> => {
    announceGesture({
      message,
      undo: async () => {
        await undoSignalStep(done);
        await client.invalidateQueries({ queryKey: ["signals"] });
      },
    });
    await client.invalidateQueries({ queryKey: ["signals"] });
    onDone();
  };
  const meeting = useMutation({
    mutationFn: () => putSignalOnAgenda(sheet),
    onSuccess: (done) =>
      settled(done, `${sentenceName(sheet)} est à l’ordre du jour du GPDS${done.agenda_on === null ? "" : ` du ${dayMonth(done.agenda_on)}`}`.replace(/\.?$/u, ".")),
  });
  const answering = useMutation({
    mutationFn: () => answerSignal(sheet, answer as Answer),
    onSuccess: (done) => settled(done, `Suite donnée pour ${sentenceName(sheet)}\u00a0: ${decisionWords(done.decision ?? answer)}. Son auteur le voit.`),
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setMissing(answer === "");
    if (answer !== "") answering.mutate();
  }
  return (
    <form onSubmit={save} noValidate>
      {meeting.isError && <ProblemAlert error={meeting.error} />}
      {answering.isError && <ProblemAlert error={answering.error} />}
      <RadioRow
        legend={`Suite donnée, que ${typeset(sheet.reporter_name)} verra`}
        name={`answer-${sheet.id}`}
        choices={choicesOf(SignalAnswer)}
        value={answer}
        onChange={setAnswer}
        error={missing && answer === "" ? "Choisissez une suite." : undefined}
      />
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm" disabled={answering.isPending}>
          {answering.isPending ? "Envoi…" : "Enregistrer la suite"}
        </button>
        {sheet.state !== "on_agenda" && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" disabled={meeting.isPending} onClick={() => meeting.mutate()}>
            {meeting.isPending ? "Envoi…" : "Mettre à l’ordre du jour du GPDS"}
          </button>
        )}
      </div>
    </form>
  );
}
