import type { PupilMonth } from "@/shared/api/students";

type ShownHalfDay = PupilMonth["lines"][number];

/** Half-days whose reason the family has not given, or that the school has not accepted: what an invitation may name. */
export const withoutReason = (lines: readonly ShownHalfDay[]): ShownHalfDay[] => lines.filter(({ state }) => state === "unjustified" || state === "pending");

/** One key a half-day, for a checkbox and for the request. */
export const halfDayKey = ({ day, half }: Pick<ShownHalfDay, "day" | "half">): string => `${day} ${half}`;

/** « Première demande », or the second one, that names the day of the first. */
export const invitedWords = (previousOn: string | null, spoken: (day: string) => string): string =>
  previousOn === null ? "Première demande du motif" : `Nouvelle demande du motif, la première est du ${spoken(previousOn)}`;
