import { useState } from "react";

import { relativeDay } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";

import type { Outgoing } from "../api";

const FOLDED = 3;

/** What did not arrive, or may not have: its cause, and where to mend it. */
export function Failures({ lines, today }: { lines: Outgoing[]; today: string }) {
  const [all, setAll] = useState(false);
  if (lines.length === 0) return null;
  const shown = all ? lines : lines.slice(0, FOLDED);
  return (
    <section aria-labelledby="failures" className="rc-box">
      <h2 id="failures" className="fr-h6">
        <span className="fr-icon-error-warning-line fr-icon--sm" aria-hidden="true" /> {lines.length === 1 ? "1 courrier n’arrive pas" : `${lines.length} courriers n’arrivent pas`}
      </h2>
      <ul className="rc-sheet">
        {shown.map((line) => (
          <li key={line.id} className="rc-row">
            <div>
              <p>
                {line.recipient}&nbsp;: {line.title}, {line.student_name}
              </p>
              <p className="rc-mention">
                {[line.state_label, line.cause_label, line.settled_on === null ? null : relativeDay(line.settled_on, today)].filter((part) => part !== null).join(" · ")}
              </p>
            </div>
            <AppLink className="fr-link rc-no-print" href={lacksAddress(line) ? `/eleves/${line.student_id}` : `/documents/${line.document_id}`}>
              {lacksAddress(line) ? "Chercher une adresse" : "Voir le courrier"}
              <span className="fr-sr-only">, {line.recipient}</span>
            </AppLink>
          </li>
        ))}
      </ul>
      {lines.length > shown.length && (
        <button type="button" className="fr-link fr-link--sm rc-no-print" onClick={() => setAll(true)}>
          Tout voir ({lines.length})<span className="fr-sr-only">, courriers qui n’arrivent pas</span>
        </button>
      )}
    </section>
  );
}

/** Letters between offices: their address is a setting of the office, not a fact about the family. */
const BETWEEN_OFFICES = new Set(["prosecutor_referral", "dasen_referral", "receipt", "return", "referral_withdrawal"]);

const lacksAddress = ({ kind, state }: Outgoing): boolean => (state === "no_address" || state === "returned") && !BETWEEN_OFFICES.has(kind);
