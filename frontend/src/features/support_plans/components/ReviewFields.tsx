import { choicesOf } from "@/shared/api/labels";
import { Progress, ReviewDecision } from "@/shared/api/reference.gen";
import { addDays, capitalised } from "@/shared/format";
import { QuickDate } from "@/shared/ui/QuickDate";
import { RadioRow } from "@/shared/ui/RadioRow";

import type { Plan } from "../api";
import type { ActDraft } from "../logic/acts";
import { Line } from "./Fields";

interface Props {
  plan: Plan;
  draft: ActDraft;
  set: (change: Partial<ActDraft>) => void;
  today: string;
  lacks: (field: string, words: string) => string | undefined;
}

const WEEKS = [3 * 7, 6 * 7];

/** Objective by objective: where it stands, in a line; then what is decided with the family. */
export function ReviewFields({ plan, draft, set, today, lacks }: Props) {
  const capital = (choices: { value: string; label: string }[]) => choices.map(({ value, label }) => ({ value, label: capitalised(label) }));
  return (
    <>
      {plan.content.objectives.map((objective, index) => {
        const number = index + 1;
        const said = draft.progress[number] ?? { progress: "", line: "" };
        const change = (part: Partial<typeof said>): void => set({ progress: { ...draft.progress, [number]: { ...said, ...part } } });
        return (
          <div key={number} className="rc-item" id={`act-progress-${number}`} tabIndex={-1}>
            <p className="rc-strong">
              Objectif {number}&nbsp;: {objective.sentence}
            </p>
            <p className="rc-mention">Réussi si&nbsp;: {objective.criterion}</p>
            <RadioRow legend={`Où en est l’objectif ${number}`} name={`progress-${number}`} choices={capital(choicesOf(Progress))} value={said.progress} onChange={(progress) => change({ progress })} error={lacks(`progress-${number}`, "Choisissez une réponse.")} />
            <Line id={`review-${number}-line`} label={`En une ligne, objectif ${number} (facultatif)`} value={said.line} onChange={(line) => change({ line })} />
          </div>
        );
      })}
      <div id="act-decision" tabIndex={-1}>
        <RadioRow legend="Ce qui est décidé avec la famille" name="decision" choices={capital(choicesOf(ReviewDecision))} value={draft.decision} onChange={(decision) => set({ decision })} error={lacks("decision", "Choisissez une réponse.")} />
      </div>
      {draft.decision !== "" && draft.decision !== "stop" && (
        <QuickDate id="act-next_review_on" error={lacks("next_review_on", "Datez le prochain bilan.")} label="Prochain bilan" value={draft.next_review_on} onChange={(next_review_on) => set({ next_review_on })} suggestions={WEEKS.map((days) => addDays(today, days))} min={today} />
      )}
    </>
  );
}
