import { useEffect, useState } from "react";

import { counted } from "@/shared/format";

const STEP = 10;

/** Says how long to wait, every ten seconds; the button is always there, nothing is sent by itself. */
export function RetryCountdown({ seconds, onRetry }: { seconds: number | null; onRetry: () => void }) {
  const [left, setLeft] = useState(seconds ?? 0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - STEP), Math.min(STEP, left) * 1000);
    return () => clearTimeout(timer);
  }, [left]);

  return (
    <span className="rc-block">
      {left > 0 && <span>Réessayez dans {counted(left, "seconde")}. </span>}
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={onRetry}>
        Réessayer maintenant
      </button>
    </span>
  );
}
