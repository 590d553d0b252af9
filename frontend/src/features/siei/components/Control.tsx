import { typeset } from "@/shared/format";

import type { Verdict } from "../api";
import { sortedVerdicts } from "../logic/figures";

/** What the contract check found, as sentences with figures; what blocks comes first. */
export function Control({ verdicts }: { verdicts: readonly Verdict[] }) {
  return (
    <section aria-labelledby="control" className="rc-section">
      <h2 id="control" className="fr-h5">
        Contrôle des sources
      </h2>
      {verdicts.length === 0 ? (
        <p className="rc-mention">
          Il compare chaque source à celle de la dernière campagne. Une source plus courte d’un cinquième, ou une part sans INE qui bouge de 3 points, bloque le
          croisement.
        </p>
      ) : (
        <ul className="rc-sheet">
          {sortedVerdicts(verdicts).map(({ source, rule, sentence, blocks }) => (
            <li key={`${source}-${rule}`}>
              <span className={`fr-icon--sm ${blocks ? "fr-icon-error-warning-line" : rule === "absent" ? "fr-icon-information-line" : "fr-icon-check-line"}`} aria-hidden="true" />{" "}
              {blocks && <strong>Bloque le croisement. </strong>}
              {typeset(sentence)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
