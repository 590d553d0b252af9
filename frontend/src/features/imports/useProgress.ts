import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { serverEvents } from "@/shared/api/events";

export interface Progress {
  done: number;
  total: number | null;
  message: string;
}

/** Follows a reading or an application while it lasts; the page may be left, the work goes on. */
export function useProgress(importId: string, running: boolean): Progress | null {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (!running) return;
    const abort = new AbortController();
    void follow(importId, abort.signal, setProgress)
      .catch(() => undefined)
      .then(() => (abort.signal.aborted ? undefined : queryClient.invalidateQueries({ queryKey: ["imports"] })));
    return () => abort.abort();
  }, [importId, running, queryClient]);
  return running ? progress : null;
}

async function follow(importId: string, signal: AbortSignal, tell: (progress: Progress) => void): Promise<void> {
  for await (const { data } of serverEvents(`/api/v1/imports/${importId}/events`, signal)) tell(data as Progress);
}
