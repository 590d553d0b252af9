import { halfDays, period, sentenceEnd } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";

import type { Case } from "../api";
import { hrefOfAct } from "../logic/offers";

/** What the facts of today ask for; proposed, never done by itself. What was known then stays readable. */
export function Proposals({ attendanceCase }: { attendanceCase: Case }) {
  const { id, proposals, available_transitions } = attendanceCase;
  return proposals.map(({ step, sentence, known_then, known_now }) => {
    const offer = available_transitions.find((each) => each.name === step && each.blocked_by.length === 0);
    return (
      <div key={step} className="fr-alert fr-alert--info fr-mb-3w">
        <h2 className="fr-alert__title fr-h6">Les faits ont changé</h2>
        <p>{sentence}</p>
        <p>
          On savait alors {halfDays(known_then.counted)} {sentenceEnd(period(known_then.period.first, known_then.period.last))} On compte maintenant{" "}
          {halfDays(known_now.counted)}.
        </p>
        {offer !== undefined && (
          <AppLink className="fr-link" href={hrefOfAct(id, step)}>
            {offer.label}
          </AppLink>
        )}
      </div>
    );
  });
}
