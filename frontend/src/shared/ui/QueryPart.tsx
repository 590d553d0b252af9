import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";

import { ProblemAlert } from "./ProblemAlert";

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
  /** Lines of the skeleton, so that nothing jumps. */
  lines?: number;
}

/** A part of a page and its data: nothing for 300 ms, a skeleton, then the data or its problem; the rest lives. */
export function QueryPart<T>({ query, children, lines = 6 }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <ProblemAlert error={query.error} takesFocus={false} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} />;
}

/** Grey lines of the height to come; says so after four seconds. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const [waited, setWaited] = useState<"short" | "visible" | "long">("short");
  useEffect(() => {
    const timers = [setTimeout(() => setWaited("visible"), 300), setTimeout(() => setWaited("long"), 4000)];
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div className="rc-skeleton" aria-busy="true" data-waited={waited}>
      <p role="status" className={waited === "long" ? undefined : "fr-sr-only"}>
        {waited === "long" ? "C’est plus long que d’habitude." : waited === "visible" ? "Chargement…" : ""}
      </p>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="rc-skeleton__line" />
      ))}
    </div>
  );
}
