/** What was just done, and what was done today: kept in memory only, for it names persons. */

import { useSyncExternalStore } from "react";

import { asProblem } from "@/shared/api/problem";

export interface Gesture {
  /** « Appel noté pour Yanis Delorme. » */
  message: string;
  undo?: () => void | Promise<void>;
}

export interface DoneGesture extends Gesture {
  id: number;
  /** When, for the list of the day. */
  at: string;
  undone: boolean;
}

interface Memory {
  /** What the foot of the screen says, until the next gesture: no timer. */
  last: Gesture | null;
  /** The latest first. */
  done: readonly DoneGesture[];
}

let memory: Memory = { last: null, done: [] };
let count = 0;
const listeners = new Set<() => void>();

function remember(next: Memory): void {
  memory = next;
  listeners.forEach((listener) => {
    listener();
  });
}

/** Tells what was just done, with how to take it back. Null takes the message away. */
export function announceGesture(gesture: Gesture | null): void {
  if (gesture === null) {
    remember({ ...memory, last: null });
    return;
  }
  const at = new Date();
  const ofToday = memory.done.filter((each) => new Date(each.at).toDateString() === at.toDateString());
  const done = { ...gesture, id: (count += 1), at: at.toISOString(), undone: false };
  remember({ last: done, done: [done, ...ofToday] });
}

/** Somebody else sits here now. */
export function forgetGestures(): void {
  remember({ last: null, done: [] });
}

/** A refusal is said where the gesture was told: the day may have gone on since. */
export async function takeBack(gesture: Gesture): Promise<void> {
  const before = memory.last;
  try {
    await gesture.undo?.();
    const last = memory.last === before ? { message: `Annulé\u00a0: ${gesture.message}` } : memory.last;
    remember({ last, done: memory.done.map((each) => (each.undo === gesture.undo ? { ...each, undone: true } : each)) });
  } catch (error) {
    remember({ ...memory, last: { message: `Impossible d’annuler\u00a0: ${asProblem(error).detail}` } });
  }
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export const useLastGesture = (): Gesture | null => useSyncExternalStore(subscribe, () => memory.last);

export const useGesturesOfDay = (): readonly DoneGesture[] => useSyncExternalStore(subscribe, () => memory.done);
