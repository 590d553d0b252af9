/** The people of a school as a list to choose from. */

import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./client";
import type { components } from "./schema.gen";

export type StaffLine = components["schemas"]["StaffLine"];

/** By function and name. */
export const staffQuery = (school_id: string) =>
  queryOptions({
    queryKey: ["schools", school_id, "staff"],
    queryFn: () => bodyOf(api.GET("/api/v1/schools/{school_id}/staff", { params: { path: { school_id } } })),
    staleTime: 5 * 60_000,
  });

/** Teachers last: they are the most numerous, and seldom the one chosen. */
const LAST = "teacher";

/** By function, in the order of the server, each person once. */
export function byFunction<Person extends Pick<StaffLine, "role">>(staff: readonly Person[]): [string, Person[]][] {
  const groups = new Map<string, Person[]>();
  for (const person of staff) groups.set(person.role, [...(groups.get(person.role) ?? []), person]);
  return [...groups].toSorted(([a], [b]) => Number(a === LAST) - Number(b === LAST));
}
