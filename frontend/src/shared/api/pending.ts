/** Writes kept while offline, told in the strip under the header: « 1 appel ». */

import { useSyncExternalStore } from "react";

let words: string | null = null;
const listeners = new Set<() => void>();

/** Says what waits to be sent; null when nothing does. */
export function setPendingWrites(label: string | null): void {
  words = label;
  listeners.forEach((listener) => {
    listener();
  });
}

export const pendingWrites = (): string | null => words;

export function usePendingWrites(): string | null {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, pendingWrites);
}
