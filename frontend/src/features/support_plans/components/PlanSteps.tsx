import { marksOf } from "../logic/steps";

import type { Plan } from "../api";

const WORDS = { done: "fait", current: "en ce moment", to_come: "à venir" } as const;

/** « Brouillon → Proposé → Accord → En cours → Bilan → Décision », and where one stands. */
export function PlanSteps({ plan }: { plan: Plan }) {
  return (
    <ol className="rc-way" aria-label="Étapes de l’accompagnement">
      {marksOf(plan.scheme.track, plan.state).map(({ label, state }) => (
        <li key={label} className={`rc-way__step rc-way__step--${state}`} aria-current={state === "current" ? "step" : undefined}>
          {state === "done" && <span className="fr-icon-check-line fr-icon--sm" aria-hidden="true" />}
          {label}
          <span className="fr-sr-only">, {WORDS[state]}</span>
        </li>
      ))}
    </ol>
  );
}
