import { useState } from "react";

import { AppLink } from "@/shared/ui/AppLink";
import { Kbd } from "@/shared/ui/Kbd";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { Skeleton } from "@/shared/ui/QueryPart";
import { useShortcuts } from "@/shared/ui/shortcuts";

import type { Answer, Pair, Progress } from "../api";
import { needsMotive, type Told } from "../logic/desk";
import { allOf, doneOf, paceWords } from "../logic/pace";
import { useReview } from "../useReview";
import { EarlierAnswers } from "./EarlierAnswers";
import { MotiveForm } from "./MotiveForm";
import { PairCompare } from "./PairCompare";
import { ReviewEnd } from "./ReviewEnd";
import { WaterfallInWords } from "./WaterfallInWords";

/** One pair at a time, by keyboard; nothing says beforehand what an answer would change. */
export function Desk({ campaignId }: { campaignId: string }) {
  const { desk, error, answer, undo, askAgain } = useReview(campaignId);
  const [asked, setAsked] = useState<Answer | null>(null);
  const [detailed, setDetailed] = useState(false);
  const { current, last, progress, isEmpty } = desk;

  function decide(given: Answer): void {
    if (current === null) return;
    if (needsMotive(current, given)) setAsked(given);
    else answerWith(given, "");
  }

  function answerWith(given: Answer, motive: string): void {
    answer(given, motive);
    if (asked === null) return;
    setAsked(null);
    document.getElementById("pair")?.focus({ preventScroll: true });
  }

  useShortcuts([
    { keys: "1", label: "Même personne", run: () => decide("same"), when: () => current !== null },
    { keys: "2", label: "Deux personnes", run: () => decide("different"), when: () => current !== null },
    { keys: "3", label: "Plus tard", run: () => decide("later"), when: () => current !== null },
    { keys: "u", label: "Annuler la dernière décision", run: undo, when: () => last !== null },
    { keys: "w", label: "Détails du rapprochement", run: () => setDetailed(!detailed), when: () => current?.blind === false },
  ]);

  return (
    <>
      {error !== null && <ProblemAlert error={error} onRetry={current === null ? askAgain : undefined} />}
      {current !== null && <PairView pair={current} progress={progress} detailed={detailed} onDetails={() => setDetailed(!detailed)} />}
      {current === null && progress !== null && <Pace progress={progress} />}
      {current === null && isEmpty && progress !== null && <ReviewEnd campaignId={campaignId} holders={desk.holders} left={progress.left} onAskAgain={askAgain} />}
      {current === null && !isEmpty && (error === null ? <Skeleton lines={9} /> : <ListLink campaignId={campaignId} />)}
      <div className="rc-foot rc-compare__foot">
        <LastDecision last={last} onUndo={undo} />
        {current !== null && asked === null && <Answers onDecide={decide} />}
        {current !== null && asked !== null && <MotiveForm key={current.id} answer={asked} onGive={(motive) => answerWith(asked, motive)} onCancel={() => setAsked(null)} />}
      </div>
    </>
  );
}

function Pace({ progress }: { progress: Progress }) {
  return (
    <p className="rc-pace">
      <progress value={doneOf(progress)} max={Math.max(1, allOf(progress))} aria-label="Paires relues" />
      <span>{paceWords(progress)}</span>
    </p>
  );
}

function PairView({ pair, progress, detailed, onDetails }: { pair: Pair; progress: Progress | null; detailed: boolean; onDetails: () => void }) {
  const names = pair.fields.filter(({ name }) => name === "family_name" || name === "first_names");
  const side = (key: "left" | "right"): string => names.map((field) => field[key] ?? "").join(" ");
  return (
    <section aria-labelledby="pair">
      <div className="rc-compare__head">
        <h2 id="pair" tabIndex={-1} className="fr-h6">
          Est-ce la même personne&nbsp;?
        </h2>
        {progress !== null && <Pace progress={progress} />}
      </div>
      <p role="status" className="fr-sr-only">
        Paire {progress === null ? "" : doneOf(progress) + 1}&nbsp;: {side("left")}, et {side("right")}
      </p>
      {pair.blind && <p className="rc-strip">Relecture en aveugle. Les poids et les réponses déjà données sont masqués&nbsp;: cette lecture mesure la justesse.</p>}
      <div className={pair.blind ? undefined : "rc-compare-why"}>
        <div>
          <PairCompare pair={pair} />
          <EarlierAnswers earlier={pair.earlier} />
        </div>
        {!pair.blind && (
          <div>
            <WaterfallInWords pair={pair} detailed={detailed} />
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline rc-no-print" aria-pressed={detailed} aria-keyshortcuts="w" onClick={onDetails}>
              {detailed ? "Moins de détails" : "Détails"} <Kbd keys="w" />
            </button>
          </div>
        )}
      </div>
    </section>
  );
}

const CHOICES: readonly [Answer, string, string][] = [
  ["same", "Même personne", "1"],
  ["different", "Deux personnes", "2"],
  ["later", "Plus tard", "3"],
];

function Answers({ onDecide }: { onDecide: (answer: Answer) => void }) {
  return (
    <div className="rc-compare__answers rc-no-print">
      {CHOICES.map(([answer, label, key]) => (
        <button key={answer} type="button" className="fr-btn fr-btn--secondary" aria-keyshortcuts={key} onClick={() => onDecide(answer)}>
          <Kbd keys={key} /> {label}
        </button>
      ))}
    </div>
  );
}

function LastDecision({ last, onUndo }: { last: Told | null; onUndo: () => void }) {
  return (
    <div className="rc-compare__last">
      <p role="status">{last === null ? "" : (last.consequence ?? "Décision en cours d’enregistrement…")}</p>
      {last !== null && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" aria-keyshortcuts="u" onClick={onUndo}>
          Annuler <Kbd keys="u" />
        </button>
      )}
    </div>
  );
}

function ListLink({ campaignId }: { campaignId: string }) {
  return (
    <AppLink className="fr-link" href={`/siei/${campaignId}/liste`}>
      Voir la liste de cette campagne
    </AppLink>
  );
}
