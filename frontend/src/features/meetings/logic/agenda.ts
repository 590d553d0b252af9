/** The agenda: order, minutes, what is left to see. */

import type { components } from "@/shared/api/schema.gen";
import { counted } from "@/shared/format";

type Item = Pick<components["schemas"]["MeetingItemOut"], "id" | "minutes" | "state">;

/** What one situation usually takes. */
export const MINUTES = 6;

/** The same list with one line a place higher (-1) or lower (1); as it is at its ends. */
export function moved<T extends { id: string }>(items: readonly T[], id: string, step: -1 | 1): T[] {
  const from = items.findIndex((item) => item.id === id);
  const to = from + step;
  if (from === -1 || to < 0 || to >= items.length) return [...items];
  const next = [...items];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** « 55 min pour 60 ». */
export const timeWords = (used: number, planned: number): string => `${used}\u00a0min pour ${planned}`;

export const minutesOf = (items: readonly Item[]): number => items.reduce((sum, item) => sum + item.minutes, 0);

/** « 10 min de trop », or nothing when it fits. */
export const tooMuch = (used: number, planned: number): string | null => (used > planned ? `${used - planned}\u00a0min de trop` : null);

/** What still has to be seen. */
export const isLeft = (item: Item): boolean => item.state === "to_see" || item.state === "current";

/** The next point that was not seen, after this one, then from the start; null when all were. */
export function nextPoint<T extends Item>(items: readonly T[], id: string | undefined): T | null {
  const here = items.findIndex((item) => item.id === id);
  const around = [...items.slice(here + 1), ...items.slice(0, Math.max(here, 0))];
  return around.find(isLeft) ?? null;
}

/** The point beside, whatever its state: to look again. */
export function pointBeside<T extends Item>(items: readonly T[], id: string | undefined, step: -1 | 1): T | null {
  const here = items.findIndex((item) => item.id === id);
  return (here === -1 ? (step === 1 ? items[0] : items.at(-1)) : items[here + step]) ?? null;
}

/** Where a meeting is taken up: the point being seen, else the first to see, else the first. */
export const startPoint = <T extends Item>(items: readonly T[]): T | null =>
  items.find((item) => item.state === "current") ?? items.find(isLeft) ?? items[0] ?? null;

/** « 3 sur 8 ». */
export const progressWords = (items: readonly Item[]): string => `${items.filter((item) => !isLeft(item)).length} sur ${items.length}`;

export const situationsWords = (count: number): string => (count === 0 ? "aucune situation" : counted(count, "situation"));
