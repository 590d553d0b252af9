import { phoneNumber, textDate, typeset } from "@/shared/format";

import type { MeetingPoint } from "../api";

/** The young person in question: where it stands, who answers; a partner reads what was disclosed, and nothing else. */
export function Followed({ facts }: { facts: NonNullable<MeetingPoint["followed"]> }) {
  const rows: [string, string | null][] = [
    ["Référent", facts.attempts === null ? null : (facts.referent ?? "la plateforme")],
    ["Essais de contact", facts.attempts === null ? null : String(facts.attempts)],
    ["Prochaine échéance", facts.deadline],
    ["Dernière formation", facts.last_formation],
    ["Dernier établissement", facts.last_school_name],
    ["Sorti le", facts.left_on === null ? null : textDate(facts.left_on)],
    ["Commune", facts.city],
    ["Téléphone", facts.phone === null ? null : phoneNumber(facts.phone)],
    ["Courriel", facts.email],
  ];
  return (
    <>
      {facts.waiting !== null && <p className="rc-strong">{typeset(facts.waiting)}.</p>}
      <dl className="rc-facts">
        {rows.map(([term, value]) =>
          value === null ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{typeset(value)}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}
