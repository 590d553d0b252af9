/** What the dates of a plan may be, said while they are typed; the server has the last word. */

import { addDays, textDate } from "@/shared/format";

import type { Scheme } from "../api";

type Rule = Pick<Scheme, "label" | "duration">;

const DAYS_OF_GRACE = 3;

/** The last day of the school year that a day is in. */
function lastDayOfYear(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return `${month >= 8 ? year + 1 : year}-08-31`;
}

/** The last day a plan that starts then may run to; null when its duration is free. */
export function latestEnd({ duration }: Rule, start: string): string | null {
  const ends = [
    ...(duration.weeks === null ? [] : [addDays(start, duration.weeks * 7)]),
    ...(duration.within_school_year ? [lastDayOfYear(start)] : []),
  ];
  return ends.toSorted()[0] ?? null;
}

/** What is wrong with the dates, or null. */
export function dateFault(scheme: Rule, start: string | null, end: string | null): string | null {
  if (start === null || end === null || start === "" || end === "") return null;
  if (end < start) return "La date de fin précède la date de début.";
  const latest = latestEnd(scheme, start);
  const said = `${scheme.label}\u00a0: ${scheme.duration.label.charAt(0).toLocaleLowerCase("fr")}${scheme.duration.label.slice(1)}`;
  if (latest !== null && end > latest) return `${said}. Au plus tard le ${textDate(latest)}.`;
  const least = scheme.duration.least_weeks;
  if (least !== null && end < addDays(start, least * 7 - DAYS_OF_GRACE)) return `${said}. Au plus tôt le ${textDate(addDays(start, least * 7 - DAYS_OF_GRACE))}.`;
  return null;
}

/** A review before the start says nothing. */
export const reviewFault = (start: string | null, review: string | null): string | null =>
  start !== null && review !== null && review !== "" && review < start ? "Le bilan vient après le début." : null;
