import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef, useState } from "react";

import { ApiProblem } from "@/shared/api/problem";

import { SIEI } from "../api";
import { answerPair, takeNextPair, undoAnswer, type Answer } from "./api";
import { after, CLEAR, onDesk, wantsMore, type Desk } from "./logic/desk";

export interface Review {
  desk: Desk;
  error: unknown;
  answer: (answer: Answer, motive: string) => void;
  /** Takes one's last answer back, once it has arrived. */
  undo: () => void;
  /** Asks for more: others may have let pairs go. */
  askAgain: () => void;
}

/** Somebody else has decided it, or reads it: it is no longer this reader's. */
const ELSEWHERE = new Set(["pair_decided", "pair_held"]);

/** Answers are shown at once and sent behind; the next pair is there before it is needed. */
export function useReview(campaignId: string): Review {
  const client = useQueryClient();
  const [desk, happen] = useReducer(after, CLEAR);
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState(false);
  const asking = useRef(false);
  const sent = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    if (asking.current || refused || !wantsMore(desk)) return;
    asking.current = true;
    takeNextPair(campaignId, onDesk(desk)).then(
      (next) => {
        asking.current = false;
        happen({ kind: "taken", next });
      },
      (refusal: unknown) => {
        asking.current = false;
        setError(refusal);
        setRefused(true);
      },
    );
  }, [campaignId, desk, refused]);

  useEffect(
    () => () => {
      void client.invalidateQueries({ queryKey: SIEI });
    },
    [client],
  );

  function answer(given: Answer, motive: string): void {
    const pair = desk.current;
    if (pair === null) return;
    setError(null);
    happen({ kind: "answered", answer: given });
    sent.current = answerPair(campaignId, pair.id, given, motive)
      .then((told) => happen({ kind: "told", told }))
      .catch((refusal: unknown) => {
        happen({ kind: "refused", pair, back: !(refusal instanceof ApiProblem && ELSEWHERE.has(refusal.code)) });
        setError(refusal);
      });
  }

  function undo(): void {
    const { last } = desk;
    if (last === null) return;
    setError(null);
    void sent.current.then(() => undoAnswer(campaignId, last.pair.id)).then((next) => happen({ kind: "undone", next }), setError);
  }

  function askAgain(): void {
    setError(null);
    setRefused(false);
    happen({ kind: "asked_again" });
  }

  return { desk, error, answer, undo, askAgain };
}
