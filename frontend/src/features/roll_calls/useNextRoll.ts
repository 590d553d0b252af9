import type { RollSheet } from "./logic/marks";

/** What comes after a saved roll: the next class still to call. */
export function useNextRoll(_sheet: RollSheet, _active: boolean): { label: string; href: string } | null {
  return null;
}
