/**
 * Rolls that could not be sent: class, day, period, opaque identifiers and marks, no name, 24 hours at most. The one
 * thing that the browser of a shared computer keeps.
 */

import type { components } from "@/shared/api/schema.gen";

export interface UnsentRoll {
  class_id: string;
  day: string;
  period: string;
  /** The version that was on the screen. */
  etag: string;
  marks: components["schemas"]["RollCallIn"];
  kept_at: number;
}

const NAME = "raccroche-unsent-rolls";
const LONGEST_MS = 24 * 3_600_000;

type Key = Pick<UnsentRoll, "class_id" | "day" | "period">;

export const sameRoll = (one: Key, other: Key): boolean =>
  one.class_id === other.class_id && one.day === other.day && one.period === other.period;

/** What waits, the too old left out and forgotten. */
export function unsentRolls(now: number = Date.now()): UnsentRoll[] {
  const kept = read();
  const fresh = kept.filter((roll) => now - roll.kept_at < LONGEST_MS);
  if (fresh.length < kept.length) write(fresh);
  return fresh;
}

export function keepRoll(roll: Omit<UnsentRoll, "kept_at">, now: number = Date.now()): void {
  write([...unsentRolls(now).filter((other) => !sameRoll(other, roll)), { ...roll, kept_at: now }]);
}

export function forgetRoll(key: Key): void {
  write(unsentRolls().filter((other) => !sameRoll(other, key)));
}

function read(): UnsentRoll[] {
  try {
    const text = localStorage.getItem(NAME);
    return text === null ? [] : (JSON.parse(text) as UnsentRoll[]);
  } catch {
    return [];
  }
}

/** Private windows may refuse to keep anything: the page itself still holds the marks. */
function write(rolls: UnsentRoll[]): void {
  try {
    if (rolls.length === 0) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, JSON.stringify(rolls));
  } catch {
    return;
  }
}
