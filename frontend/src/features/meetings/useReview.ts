import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import { isProblem } from "@/shared/api/problem";
import type { Saving } from "@/shared/ui/SaveState";

import { decide, pointQuery, writeReview, type MeetingPoint } from "./api";
import { bodyOfDraft, draftOf, merged, type Draft } from "./logic/review";

const PAUSE_MS = 1000;

interface Answer {
  body: MeetingPoint;
  etag: string;
}

export interface Conflict {
  theirs: Draft;
  fields: (keyof Draft)[];
}

/** The draft of one point: kept a second after the last change, merged with what somebody else wrote meanwhile. */
export function useReview(meetingId: string, point: Answer, onSaving: (saving: Saving) => void) {
  const client = useQueryClient();
  const id = point.body.id;
  const [draft, setDraft] = useState(() => draftOf(point.body));
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const known = useRef({ etag: point.etag, base: draftOf(point.body) });
  const latest = useRef(draft);
  const dirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const show = useCallback((next: Draft): void => {
    latest.current = next;
    setDraft(next);
  }, []);

  const accept = useCallback(
    (answer: Answer, sent: Draft): void => {
      // The server keeps a decision only once it is taken: until then it is this screen's.
      known.current = { etag: answer.etag, base: { ...draftOf(answer.body), decision: sent.decision } };
      client.setQueryData(pointQuery(meetingId, id).queryKey, answer);
    },
    [client, id, meetingId],
  );

  /** After a 412: what the other wrote joins the draft; true when nothing is left to choose. */
  const join = useCallback(async (): Promise<boolean> => {
    const answer = await client.query({ ...pointQuery(meetingId, id), staleTime: 0 });
    const read = draftOf(answer.body);
    const theirs = { ...read, decision: read.decision ?? known.current.base.decision };
    const { draft: next, conflicts } = merged(known.current.base, latest.current, theirs);
    known.current = { etag: answer.etag, base: theirs };
    show(next);
    setConflict(conflicts.length === 0 ? null : { theirs, fields: conflicts });
    return conflicts.length === 0;
  }, [client, id, meetingId, show]);

  /** One after another, so that each write knows the version of the one before. */
  const inTurn = useCallback(<T,>(write: () => Promise<T>): Promise<T> => {
    const turn = queue.current.then(write, write);
    queue.current = turn.catch(() => undefined);
    return turn;
  }, []);

  /** Writes what stands here; as long as another was first and nothing contradicts, joins both and writes again. */
  const attempt = useCallback(
    async (write: (etag: string, sent: Draft) => Promise<Answer>): Promise<Answer> => {
      clearTimeout(timer.current);
      for (;;) {
        const sent = latest.current;
        dirty.current = false;
        try {
          const answer = await write(known.current.etag, sent);
          accept(answer, sent);
          return answer;
        } catch (error) {
          dirty.current = true;
          if (!isProblem(error, "stale") || !(await join())) throw error;
        }
      }
    },
    [accept, join],
  );

  const save = useCallback(async (): Promise<void> => {
    onSaving({ status: "saving" });
    try {
      await attempt((etag, sent) => writeReview(meetingId, id, etag, bodyOfDraft(sent)));
      onSaving({ status: "saved", at: new Date().toISOString() });
    } catch {
      onSaving({ status: "failed" });
    }
  }, [attempt, id, meetingId, onSaving]);

  const change = useCallback(
    (more: Partial<Draft>): void => {
      show({ ...latest.current, ...more });
      dirty.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void inTurn(save), PAUSE_MS);
    },
    [inTurn, save, show],
  );

  /** What waits is written before one goes elsewhere. */
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (dirty.current) void inTurn(save);
    },
    [inTurn, save],
  );

  /** Takes the decision as it stands. */
  const take = useCallback((): Promise<Answer> => inTurn(() => attempt((etag, sent) => decide(meetingId, id, etag, bodyOfDraft(sent)))), [attempt, id, inTurn, meetingId]);

  const settle = useCallback(
    (next: Draft): void => {
      setConflict(null);
      change(next);
    },
    [change],
  );

  /** Somebody else wrote while nothing is being typed here: the screen shows it. */
  const refresh = useCallback(
    (answer: Answer): void => {
      if (dirty.current || answer.etag === known.current.etag) return;
      const read = draftOf(answer.body);
      const next = { ...read, decision: read.decision ?? latest.current.decision };
      known.current = { etag: answer.etag, base: next };
      show(next);
    },
    [show],
  );

  return { draft, change, take, conflict, settle, refresh, retry: () => void inTurn(save) };
}
