/** Days that a meeting may offer: those of a group's calendar, those of a decision. */

import { addDays } from "@/shared/format";

interface HasDates {
  id: string;
  next_dates: string[];
}

const SHOWN = 4;

/** The nearest days of the groups, in order, without those already planned. */
export function comingDates<G extends HasDates>(groups: readonly G[], planned: readonly { held_on: string; group_name: string }[]): { group: G; day: string }[] {
  const taken = new Set(planned.map(({ held_on }) => held_on));
  return groups
    .flatMap((group) => group.next_dates.filter((day) => !taken.has(day)).slice(0, SHOWN).map((day) => ({ group, day })))
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .slice(0, SHOWN);
}

/** A day of work, `weeks` after this one. */
const workday = (day: string, weeks: number): string => {
  const found = addDays(day, weeks * 7);
  const weekday = new Date(`${found}T12:00:00Z`).getUTCDay();
  return addDays(found, weekday === 0 ? 1 : weekday === 6 ? 2 : 0);
};

/** « Pour le » : in one week, in two. */
export const dueDays = (today: string): string[] => [workday(today, 1), workday(today, 2)];

/** « À revoir » : the next meetings of the school, else in two and four weeks. */
export function reviewDays(today: string, meetings: readonly { held_on: string }[]): string[] {
  const coming = [...new Set(meetings.map(({ held_on }) => held_on))].filter((day) => day > today).slice(0, 2);
  return coming.length > 0 ? coming : [workday(today, 2), workday(today, 4)];
}
