import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import { isProblem } from "@/shared/api/problem";
import type { Saving } from "@/shared/ui/SaveState";

import { beginInterview, followUpQuery, readInterview, saveInterview, type InterviewNotes } from "./api";
import { notesOf } from "./logic/interview";

const PAUSE_MS = 1000;

interface Kept {
  id: string;
  etag: string;
}

interface Options {
  followUpId: string;
  first: InterviewNotes;
  kept: Kept | null;
}

/** A draft kept by the server a second after the last word. One save at a time; two authors never overwrite each other. */
export function useInterview({ followUpId, first, kept }: Options) {
  const client = useQueryClient();
  const [notes, setNotes] = useState(first);
  const [saving, setSaving] = useState<Saving>({ status: "none" });
  const [problem, setProblem] = useState<unknown>(null);
  const draft = useRef<Kept | null>(kept);
  const wanted = useRef(first);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  useEffect(() => () => clearTimeout(timer.current), []);

  const write = useCallback(async (): Promise<boolean> => {
    setSaving({ status: "saving" });
    const body = wanted.current;
    try {
      const present = draft.current;
      const { body: saved, etag } = present === null ? await beginInterview(followUpId, body) : await saveInterview(followUpId, present.id, present.etag, body);
      draft.current = { id: saved.id, etag };
      setSaving({ status: "saved", at: saved.saved_at });
      setProblem(null);
      if (present === null) await client.invalidateQueries({ queryKey: followUpQuery(followUpId).queryKey, refetchType: "none" });
      return true;
    } catch (error) {
      setSaving({ status: "failed" });
      setProblem(error);
      return false;
    }
  }, [client, followUpId]);

  /** After the save under way, if there is one. */
  const save = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    running.current = running.current.then(write);
    return running.current;
  }, [write]);

  function change(changes: Partial<InterviewNotes>): void {
    const next = { ...notes, ...changes };
    setNotes(next);
    wanted.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), PAUSE_MS);
  }

  /** The other author wrote meanwhile: theirs is read, one's own words are on the screen until then. */
  async function takeTheirs(): Promise<void> {
    const present = draft.current;
    if (present === null) return;
    const { body, etag } = await readInterview(followUpId, present.id);
    draft.current = { id: body.id, etag };
    wanted.current = notesOf(body);
    setNotes(wanted.current);
    setProblem(null);
    setSaving({ status: "saved", at: body.saved_at });
  }

  /** One's own words win over what the other wrote meanwhile. */
  async function keepMine(): Promise<void> {
    const present = draft.current;
    if (present === null) return;
    const { etag } = await readInterview(followUpId, present.id);
    draft.current = { id: present.id, etag };
    await save();
  }

  return { notes, saving, problem, isStale: isProblem(problem, "stale"), change, save, takeTheirs, keepMine, present: () => draft.current };
}
