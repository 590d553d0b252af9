/** A long work followed while it lasts; the page may be left, the work goes on. */

import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { serverEvents } from "./events";

export interface Progress {
  done: number;
  total: number | null;
  message: string;
}

const RETRY_MS = 1000;

/**
 * Progress of what `path` streams, while `running`. At the end, what `key` names is asked again; a stream that ended before
 * the work did (it had not begun yet, or the line was cut) is opened once more.
 */
export function useProgress(path: string, running: boolean, key: QueryKey): Progress | null {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const asked = key.join("/");
  useEffect(() => {
    if (!running) return;
    const abort = new AbortController();
    const again = async (): Promise<void> => {
      await follow(path, abort.signal, setProgress).catch(() => undefined);
      if (abort.signal.aborted) return;
      await queryClient.invalidateQueries({ queryKey: asked.split("/") });
      setTimeout(() => void again(), RETRY_MS);
    };
    void again();
    return () => {
      abort.abort();
      setProgress(null);
    };
  }, [path, running, asked, queryClient]);
  return running ? progress : null;
}

/** Only progress is told: the end of an earlier run is not news of this one. */
async function follow(path: string, signal: AbortSignal, tell: (progress: Progress) => void): Promise<void> {
  for await (const { event, data } of serverEvents(path, signal)) if (event === "progress") tell(data as Progress);
}
