/** The people of a school as a list to choose from. */

import type { components } from "@/shared/api/schema.gen";

type StaffLine = components["schemas"]["StaffLine"];

/** Teachers last: they are the most numerous, and seldom the one chosen. */
const LAST = "teacher";

/** By function, in the order of the server, each person once. */
export function byFunction(staff: readonly StaffLine[]): [string, StaffLine[]][] {
  const groups = new Map<string, StaffLine[]>();
  for (const person of staff) groups.set(person.role, [...(groups.get(person.role) ?? []), person]);
  return [...groups].toSorted(([a], [b]) => Number(a === LAST) - Number(b === LAST));
}
