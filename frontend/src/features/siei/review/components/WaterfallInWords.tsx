import { counted } from "@/shared/format";

import type { Pair } from "../api";
import { reasonsOf, signed, type Reason } from "../logic/waterfall";

/** Why the engine hesitates: what forbids first, then each comparison with its strength; they add up. */
export function WaterfallInWords({ pair, detailed }: { pair: Pair; detailed: boolean }) {
  const total = signed(pair.bits ?? 0);
  const reasons = reasonsOf(pair.evidence);
  const shown = detailed ? reasons : reasons.filter(({ counts }) => counts);
  const silent = reasons.length - shown.length;
  return (
    <section aria-labelledby="why-pair" className="rc-why-pair">
      <h3 id="why-pair" className="fr-h6">
        Pourquoi ce rapprochement&nbsp;? <span className="rc-mention">total {total} bits</span>
      </h3>
      {pair.veto !== null && (
        <p className="rc-why-pair__veto">
          <span className="fr-icon-error-warning-line fr-icon--sm" aria-hidden="true" /> <strong>Interdit le rapprochement&nbsp;:</strong> {pair.veto}
        </p>
      )}
      <table className="rc-why__table">
        <caption className="fr-sr-only">Chaque raison, sa force et son poids en bits&nbsp;; leur somme est {total} bits</caption>
        <thead>
          <tr>
            <th scope="col">Raison</th>
            <th scope="col">Force, en bits</th>
            {detailed && (
              <th scope="col" className="rc-number">
                Somme
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((reason) => (
            <Row key={reason.key} reason={reason} detailed={detailed} />
          ))}
        </tbody>
      </table>
      <p className="rc-mention">
        {silent > 0 && !detailed && `${counted(silent, "comparaison sans effet", "comparaisons sans effet")}. `}
        {pair.veto === null && "Aucun veto."}
      </p>
      {detailed && <p className="rc-mention">Un bit de plus&nbsp;: deux fois plus vraisemblable que ce soit la même personne. Une raison forte est rare entre deux inconnus.</p>}
    </section>
  );
}

function Row({ reason, detailed }: { reason: Reason; detailed: boolean }) {
  const { side, width } = reason.bar;
  return (
    <tr>
      <th scope="row">{reason.sentence}</th>
      <td className="rc-why-pair__force">
        <span className="rc-why-pair__words">
          {reason.strength} <span>{reason.bits}</span>
        </span>
        <svg width="100%" height="6" aria-hidden="true" className="rc-why-pair__bar">
          <line x1="50%" x2="50%" y1="0" y2="6" className="rc-why-pair__axis" />
          {width > 0 && <rect x={`${side === "for" ? 50 : 50 - width}%`} y="1" width={`${width}%`} height="4" className={`rc-why-pair__${side}`} />}
        </svg>
      </td>
      {detailed && <td className="rc-number">{reason.total}</td>}
    </tr>
  );
}
