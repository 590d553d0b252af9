import { queryOptions, useQuery } from "@tanstack/react-query";

import { addDays } from "@/shared/format";
import { isoWeekday } from "@/shared/ui/calendar";

import { api, versionedBodyOf } from "./client";
import { meQuery } from "./me";
import { schoolOf } from "./schools";

/** The school's weeks, grid and closures, with their version. */
export const calendarQuery = (schoolId: string | undefined) =>
  queryOptions({
    queryKey: ["calendar", schoolId],
    enabled: schoolId !== undefined,
    queryFn: () => versionedBodyOf(api.GET("/api/v1/schools/{school_id}/calendar", { params: { path: { school_id: schoolId ?? "" } } })),
    staleTime: 5 * 60_000,
  });

const MONDAY_TO_FRIDAY: ReadonlySet<number> = new Set([1, 2, 3, 4, 5]);

/** The weekdays on which one's school opens, 1 for Monday. */
export function useOpenWeekdays(): ReadonlySet<number> {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { data } = useQuery(calendarQuery(schoolOf(me)?.id));
  return data === undefined || data.body.openings.length === 0 ? MONDAY_TO_FRIDAY : new Set(data.body.openings.map((each) => each.weekday + 1));
}

/** The next such weekday, forwards or backwards. */
export function openDay(day: string, step: 1 | -1, weekdays: ReadonlySet<number>): string {
  let next = addDays(day, step);
  while (!weekdays.has(isoWeekday(next))) next = addDays(next, step);
  return next;
}
