/** Instruction in the family, as the pupil's arrangements tell it. */

import type { Student } from "@/shared/api/students";

type Arrangement = Student["arrangements"][number];

export const isHomeEducation = (each: Pick<Arrangement, "kind">): boolean => each.kind === "home_education";

/** The one that holds today, else the next to come; those that are over are history. */
export function currentHomeEducation({ arrangements }: Pick<Student, "arrangements">, day: string): Arrangement | undefined {
  const ahead = arrangements.filter((each) => isHomeEducation(each) && each.ends_on >= day);
  return ahead.toSorted((one, other) => one.starts_on.localeCompare(other.starts_on))[0];
}

/** An authorisation is given for a school year: it ends with it unless said otherwise. */
export function schoolYearEnd(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return `${month >= 9 ? year + 1 : year}-08-31`;
}
