import { labelOf } from "@/shared/api/labels";
import { ExitDecision, Progress, ReviewDecision, Role } from "@/shared/api/reference.gen";
import { capitalised, textDate } from "@/shared/format";

import type { Plan } from "../api";

/** What the reviews said, the last first. */
export function Reviews({ plan }: { plan: Plan }) {
  if (plan.reviews.length === 0) return null;
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews" className="fr-h5">
        Bilans
      </h2>
      {plan.reviews.toReversed().map((review) => (
        <article key={review.on} className="rc-item">
          <h3 className="fr-h6">
            Bilan du {textDate(review.on)}&nbsp;: {labelOf(ReviewDecision, review.decision)}
          </h3>
          {review.line !== "" && <p>{review.line}</p>}
          <ul>
            {review.progress.map((each) => (
              <li key={each.number}>
                {each.sentence}&nbsp;: <strong>{labelOf(Progress, each.progress)}</strong>
                {each.line !== "" && `, ${each.line}`}
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}

/** Every step with its day and its author: nothing is erased. */
export function PlanHistory({ plan }: { plan: Plan }) {
  if (plan.steps.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="fr-h5">
        Historique
      </h2>
      <ol className="rc-timeline__list">
        {plan.steps.toReversed().map((step) => (
          <li key={step.number} className="rc-timeline__entry">
            <time dateTime={step.on}>{textDate(step.on)}</time>
            <div>
              <p className="rc-timeline__title">{step.label}</p>
              <p className="rc-mention">
                {[step.by_name ?? "La famille, par son lien", step.by_role === null ? "" : labelOf(Role, step.by_role), step.exit_decision === null ? "" : capitalised(labelOf(ExitDecision, step.exit_decision)), step.line]
                  .filter(Boolean)
                  .join(", ")}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
