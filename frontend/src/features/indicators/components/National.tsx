import { integer, percent } from "@/shared/format";

import type { Indicator } from "../api";
import { sharesOf } from "../logic/chart";

/** The country's published figures, beside ours and never on the same scale. */
export function National({ national }: { national: NonNullable<Indicator["national"]> }) {
  const shares = sharesOf(national.steps.map(({ value }) => value));
  return (
    <aside className="rc-national" aria-label={national.title}>
      <h3 className="fr-h6">{national.title}</h3>
      <p className="rc-mention">{national.scale}</p>
      <ul>
        {national.steps.map(({ label, value }, place) => (
          <li key={label}>
            <span>
              {label}&nbsp;: <strong>{integer(value)}</strong>
              {place > 0 && <span className="rc-mention"> ({percent(shares[place] ?? 0)} de la première étape)</span>}
            </span>
            <svg width="100%" height="8" aria-hidden="true">
              <rect width={`${(shares[place] ?? 0) * 100}%`} height="8" className="rc-national__bar" />
            </svg>
          </li>
        ))}
      </ul>
      <p className="rc-mention">Source&nbsp;: {national.source}.</p>
    </aside>
  );
}
