import { labelOf } from "@/shared/api/labels";
import { SourceKind as KINDS } from "@/shared/api/reference.gen";
import { capitalised } from "@/shared/format";

import type { Verdict } from "../api";
import { verdictsBySource, type SourceVerdict } from "../logic/figures";

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
          {verdictsBySource(verdicts).map((verdict) => (
            <li key={verdict.source} className="rc-campaign__verdict">
              <p>
                <span className={`fr-icon--sm ${iconOf(verdict)}`} aria-hidden="true" /> {labelOf(KINDS, verdict.source)}
              </p>
              <p className="fr-text--sm">
                {verdict.blocks && <strong>Bloque le croisement. </strong>}
                {verdict.sentences.map(capitalised).join(" ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function iconOf({ blocks, absent }: SourceVerdict): string {
  if (blocks) return "fr-icon-error-warning-line";
  return absent ? "fr-icon-information-line" : "fr-icon-check-line";
}
