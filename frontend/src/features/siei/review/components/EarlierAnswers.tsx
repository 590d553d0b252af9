import { dayMonth, dayOf, textDate } from "@/shared/format";

import type { Earlier } from "../api";

/** What was said of these two records before: by a former campaign, or by who left it for later. */
export function EarlierAnswers({ earlier }: { earlier: readonly Earlier[] }) {
  if (earlier.length === 0) return null;
  return (
    <ul className="rc-compare__earlier" aria-label="Réponses déjà données">
      {earlier.map((one) => (
        <li key={`${one.decided_at}${one.by_name}`}>{sentenceOf(one)}</li>
      ))}
    </ul>
  );
}

function sentenceOf({ answer, decided_at, by_name, motive, campaign_date }: Earlier): string {
  const on = dayMonth(dayOf(decided_at));
  const why = motive === "" ? "" : ` «\u00a0${motive}\u00a0»`;
  if (answer === "later") return `Remise à plus tard le ${on} par ${by_name}.${why}`;
  const said = answer === "same" ? "même personne" : "deux personnes";
  return `Décidé le ${on}\u00a0: ${said}, par ${by_name}, dans la campagne du ${textDate(campaign_date)}.${why}`;
}
