/** A month of half-days as weeks, and the letter of each state. */

import { addDays } from "@/shared/format";

export type HalfDayState = "present" | "unexcused" | "excused" | "to_judge" | "late" | "excluded" | "known" | "not_taken" | "closed";

export interface HalfDayMark {
  state: HalfDayState;
  /** Words of the server: « absence non justifiée ». */
  label: string;
}

export interface CalendarDay {
  date: string;
  am: HalfDayMark | null;
  pm: HalfDayMark | null;
}

/** A letter for who does not see colours; « · » and « ▨ » for what asks for nothing. */
export const LETTERS: Record<HalfDayState, string> = {
  present: "·",
  unexcused: "N",
  excused: "J",
  to_judge: "A",
  late: "R",
  excluded: "E",
  known: "C",
  not_taken: "?",
  closed: "▨",
};

export const LEGEND: Record<HalfDayState, string> = {
  unexcused: "non justifiée",
  excused: "justifiée",
  to_judge: "à apprécier",
  late: "retard",
  excluded: "exclusion",
  known: "connue d’avance",
  not_taken: "appel pas encore fait",
  closed: "fermé",
  present: "présent",
};

const ISO_SATURDAY = 6;

/** 1 for Monday to 7 for Sunday. */
export const isoWeekday = (iso: string): number => new Date(`${iso}T12:00:00Z`).getUTCDay() || 7;

/** The columns to show: Saturday only if it is open at least once. */
export function weekdaysShown(days: CalendarDay[]): number {
  const open = (mark: HalfDayMark | null): boolean => mark !== null && mark.state !== "closed";
  const saturday = days.some((day) => isoWeekday(day.date) === ISO_SATURDAY && (open(day.am) || open(day.pm)));
  return saturday ? ISO_SATURDAY : ISO_SATURDAY - 1;
}

export interface Week {
  monday: string;
  /** One entry per column; null outside the month or when the server sent nothing. */
  days: (CalendarDay | null)[];
}

/** The weeks of a month (`2026-11`), Monday first; a week without any day in it is left out. */
export function weeksOf(month: string, days: CalendarDay[]): Week[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const columns = weekdaysShown(days);
  const first = `${month}-01`;
  const weeks: Week[] = [];
  for (let monday = addDays(first, 1 - isoWeekday(first)); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    const dates = Array.from({ length: columns }, (_, index) => addDays(monday, index));
    const inMonth = dates.map((date) => (date.startsWith(month) ? (byDate.get(date) ?? emptyDay(date)) : null));
    if (inMonth.some((day) => day !== null)) weeks.push({ monday, days: inMonth });
  }
  return weeks;
}

const emptyDay = (date: string): CalendarDay => ({ date, am: null, pm: null });

/** Whether a day holds something worth opening. */
export function hasEntry(day: CalendarDay): boolean {
  return [day.am, day.pm].some((mark) => mark !== null && !["present", "closed", "not_taken"].includes(mark.state));
}
