import { useEffect, useState } from "react";

const PAUSE_MS = 500;

/** What is typed, half a second after its last change: so that a preview is not asked at each letter. */
export function useSettled<Value>(value: Value | null): Value | null {
  const [settled, setSettled] = useState(value);
  const written = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(written) as Value | null), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  return settled;
}
