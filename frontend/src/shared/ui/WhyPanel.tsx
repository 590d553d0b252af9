import { useId } from "react";

import { dayMonth, halfDayLabel, halfDays, shortWeekdayDate, typeset } from "@/shared/format";

import type { WhyExplanation } from "./why";

/** Which entries, which rule, what was known on which day. */
export function WhyPanel({ explanation, subject }: { explanation: WhyExplanation; subject: string }) {
  const { headline, warnings = [], entries, rule, known_on, rolling_count } = explanation;
  const title = useId();
  return (
    <div className="rc-why__panel">
      <p id={title} className="rc-strong">
        Comment ce nombre est-il compté&nbsp;?
      </p>
      {headline !== undefined && <p>{typeset(headline)}</p>}
      {warnings.map((warning) => (
        <p key={warning}>
          <span className="fr-icon-warning-line fr-icon--sm" aria-hidden="true" /> {typeset(warning)}
        </p>
      ))}
      <div className="rc-scroll" role="region" tabIndex={0} aria-label={`Détail du compte, ${subject}`}>
        <table className="rc-why__table" aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col">Demi-journée</th>
              <th scope="col">Source</th>
              <th scope="col">Motif</th>
              <th scope="col">Compte</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={`${entry.date}-${entry.half}`} className={entry.counts ? undefined : "rc-why__not-counted"}>
                <th scope="row">
                  {shortWeekdayDate(entry.date)}, {halfDayLabel(entry.half)}
                </th>
                <td>{typeset(entry.source)}</td>
                <td>{typeset(entry.reason)}</td>
                <td>
                  {typeset(entry.verdict ?? (entry.counts ? "compte" : "ne compte pas"))}
                  {entry.note != null && <span className="rc-mention"> — {typeset(entry.note)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="rc-mention">{typeset(rule)}</p>
      {known_on.length > 0 && (
        <p className="rc-mention">
          Ce qu’on savait&nbsp;: {known_on.map(({ date, count }) => `${dayMonth(date)}, ${halfDays(count)}`).join(" · ")}
        </p>
      )}
      {rolling_count != null && <p className="rc-mention">Sur les 30 derniers jours&nbsp;: {halfDays(rolling_count)}.</p>}
    </div>
  );
}
