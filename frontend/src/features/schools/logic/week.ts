/** The week of a school, as check boxes over what the server holds. */

import type { CalendarBody, SchoolCalendar } from "../settingsApi";

export const WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

type Half = "am" | "pm";

/** Hours given to a half-day that opens, when no other day of the week says them. */
const USUAL: Record<Half, { opens_at: string; closes_at: string }> = {
  am: { opens_at: "08:00:00", closes_at: "12:00:00" },
  pm: { opens_at: "13:30:00", closes_at: "17:00:00" },
};

export const isOpen = (body: CalendarBody, weekday: number, half: Half): boolean =>
  body.openings.some((each) => each.weekday === weekday && each.half === half);

/** Opens or closes a half-day; one that opens takes the hours of the same half on another day. */
export function toggled(body: CalendarBody, weekday: number, half: Half): CalendarBody {
  if (isOpen(body, weekday, half)) {
    return { ...body, openings: body.openings.filter((each) => each.weekday !== weekday || each.half !== half) };
  }
  const like = body.openings.find((each) => each.half === half) ?? USUAL[half];
  const opening = { weekday, half, opens_at: like.opens_at, closes_at: like.closes_at };
  return { ...body, openings: [...body.openings, opening].toSorted((a, b) => a.weekday - b.weekday || a.half.localeCompare(b.half)) };
}

/** What may be sent back of what was read. */
export const bodyOfCalendar = ({ openings, periods, closures }: SchoolCalendar): CalendarBody => ({
  openings,
  periods,
  closures: closures.map(({ starts_on, ends_on, label }) => ({ starts_on, ends_on, label })),
});
