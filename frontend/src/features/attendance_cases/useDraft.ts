import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import type { Saving } from "@/shared/ui/SaveState";

import { draftsQuery, dropDraft, saveDraft, type CaseDraft } from "./api";
import { resumed, type Draft, type Value } from "./logic/draft";

const PAUSE_MS = 1000;

interface Options {
  caseId: string;
  transition: string;
  /** The form as it is offered. */
  blank: () => Draft;
  /** What was begun another time. */
  kept: CaseDraft | undefined;
}

/** An act begun is kept by the server a second after the last change, for its author alone: this computer keeps nothing. */
export function useDraft({ caseId, transition, blank, kept }: Options) {
  const client = useQueryClient();
  const [found, setFound] = useState(kept);
  const [draft, setDraft] = useState<Draft>(() => resumed(blank(), kept?.fields));
  const [saving, setSaving] = useState<Saving>({ status: "none" });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = useCallback((): void => clearTimeout(timer.current), []);
  useEffect(() => stop, [stop]);

  async function save(next: Draft): Promise<void> {
    setSaving({ status: "saving" });
    try {
      client.setQueryData(draftsQuery(caseId).queryKey, await saveDraft(caseId, transition, { ...next }));
      setSaving({ status: "saved", at: new Date().toISOString() });
    } catch {
      setSaving({ status: "failed" });
    }
  }

  function change(field: string, value: Value): void {
    const next = { ...draft, [field]: value };
    setDraft(next);
    stop();
    timer.current = setTimeout(() => void save(next), PAUSE_MS);
  }

  /** Once the step is taken the server has ended it already. */
  function forget(): void {
    stop();
    client.removeQueries({ queryKey: draftsQuery(caseId).queryKey });
  }

  async function restart(): Promise<void> {
    stop();
    setFound(undefined);
    setDraft(blank());
    setSaving({ status: "none" });
    client.setQueryData(draftsQuery(caseId).queryKey, await dropDraft(caseId, transition));
  }

  return { draft, found, saving, change, forget, restart, retry: () => void save(draft) };
}
