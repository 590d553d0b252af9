/** The last gesture, until the next one: a stack of one, without any timer. */

import { useSyncExternalStore } from "react";

export interface Gesture {
  /** « Appel noté pour Yanis Delorme. » */
  message: string;
  undo?: () => void | Promise<void>;
}

let last: Gesture | null = null;
const listeners = new Set<() => void>();

/** Tells what was just done, with how to take it back. Null takes the message away. */
export function announceGesture(gesture: Gesture | null): void {
  last = gesture;
  listeners.forEach((listener) => {
    listener();
  });
}

export function useLastGesture(): Gesture | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => last,
  );
}
