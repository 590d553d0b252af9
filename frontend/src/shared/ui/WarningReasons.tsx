import { dayMonth, period as between, typeset } from "@/shared/format";

import { Disclosure } from "./Disclosure";

/** One rule that holds for a pupil, in the server's words. */
export interface WarningReason {
  warning_id: string;
  rule_label: string;
  level: number;
  sentence: string;
  period: string;
  period_start: string;
  period_end: string;
  source: string;
  ends_when: string;
  first_seen_on: string;
}

/** Each reason on its line, what would end it, and behind « Pourquoi » the rule, its period and its source. */
export function WarningReasons({ reasons, about }: { reasons: readonly WarningReason[]; about: string }) {
  return (
    <>
      <ul className="rc-signs">
        {reasons.map((reason) => (
          <li key={reason.warning_id}>
            {typeset(reason.sentence)}
            <span className="rc-mention rc-block">Prend fin&nbsp;: {lowered(typeset(reason.ends_when))}</span>
          </li>
        ))}
      </ul>
      <Disclosure
        className="rc-no-print"
        label={
          <>
            Pourquoi<span className="fr-sr-only">, {about}</span>
          </>
        }
      >
        <dl className="rc-facts">
          {reasons.map((reason) => (
            <div key={reason.warning_id}>
              <dt>{typeset(reason.rule_label)}</dt>
              <dd>
                {reason.level > 1 ? "Second niveau de la règle" : "Premier niveau de la règle"}, depuis le {dayMonth(reason.first_seen_on)}. Période&nbsp;:{" "}
                {typeset(reason.period)}, {between(reason.period_start, reason.period_end)}. Source&nbsp;: {typeset(reason.source)}.
              </dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </>
  );
}

const lowered = (words: string): string => words.charAt(0).toLocaleLowerCase("fr") + words.slice(1);
