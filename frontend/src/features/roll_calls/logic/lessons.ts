/** Which lesson a roll is taken for, from the clock and the school's grid. */

import type { components } from "@/shared/api/schema.gen";

export type RollStatusLine = components["schemas"]["RollStatusLine"];
type Half = components["schemas"]["Half"];

export interface Period {
  code: string;
  half: Half;
  starts_at: string;
  ends_at: string;
}

const AFTERNOON = "12:30";
/** How long before a lesson its roll may be taken: the same as the server's. */
const EARLY_MINUTES = 15;

/** When the roll of a lesson to come may be taken; null once it may. */
export function opensAt({ starts_at }: { starts_at: string }, now: Date): string | null {
  const opening = new Date(new Date(starts_at).getTime() - EARLY_MINUTES * 60_000);
  return opening > now ? opening.toISOString() : null;
}

/** The half-day that the clock says, `08:41` being a morning. */
export const halfAt = (clock: string): Half => (clock < AFTERNOON ? "am" : "pm");

/** The lesson under way, or about to begin; else the last that began; else the first of the half-day. */
export function periodAt(periods: readonly Period[], half: Half, clock: string): string | null {
  const ofHalf = periods.filter((period) => period.half === half);
  const minute = minutes(clock);
  const under = ofHalf.find((period) => minutes(period.starts_at) - EARLY_MINUTES <= minute && minute < minutes(period.ends_at));
  const begun = ofHalf.findLast((period) => minutes(period.starts_at) <= minute);
  return (under ?? begun ?? ofHalf[0])?.code ?? null;
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
