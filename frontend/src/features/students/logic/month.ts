/** A pupil's month as the calendar shows it. */

import type { components } from "@/shared/api/schema.gen";
import type { PupilMonth } from "@/shared/api/students";
import type { CalendarDay, HalfDayState } from "@/shared/ui/calendar";

type ServerState = components["schemas"]["HalfDayState"];

const STATES: Record<ServerState, HalfDayState> = {
  closed: "closed",
  outside: "closed",
  not_expected: "closed",
  neutralised: "known",
  excluded: "excluded",
  present: "present",
  late: "late",
  unknown: "not_taken",
  justified: "excused",
  pending: "to_judge",
  unjustified: "unexcused",
};

/** One entry per day; half-days to come carry no mark unless something is known of them. */
export function calendarDays(month: PupilMonth, now: { day: string; half: "am" | "pm" }): CalendarDay[] {
  const days = new Map<string, CalendarDay>();
  for (const cell of month.cells) {
    const day = days.get(cell.day) ?? { date: cell.day, am: null, pm: null };
    const state = STATES[cell.state];
    const toCome = cell.is_future || (cell.day === now.day && now.half === "am" && cell.half === "pm");
    const blank = toCome && (state === "present" || state === "not_taken");
    days.set(cell.day, { ...day, [cell.half]: blank ? null : { state, label: cell.label } });
  }
  return [...days.values()];
}
