/** Who is absent and who came late, as marked on the screen: everyone else is present. */

import type { components } from "@/shared/api/schema.gen";
import { counted } from "@/shared/format";

export type RollSheet = components["schemas"]["RollSheetOut"];
export type RollPupil = components["schemas"]["RollPupilOut"];
type RollBody = components["schemas"]["RollCallIn"];

/** Minutes of lateness, or absent. */
export type Mark = "absent" | number;
export type Marks = ReadonlyMap<string, Mark>;

/** What « Retard » offers, and what it starts with. */
export const MINUTES = [5, 10, 15, 20, 30];
export const USUAL_MINUTES = 10;

export function marksOf(students: readonly RollPupil[]): Marks {
  return new Map(students.flatMap((pupil): [string, Mark][] => {
    if (pupil.mark === "absent") return [[pupil.student_id, "absent"]];
    return pupil.mark === "late" ? [[pupil.student_id, pupil.minutes ?? USUAL_MINUTES]] : [];
  }));
}

export function bodyOfMarks(marks: Marks): RollBody {
  const entries = [...marks];
  return {
    absent: entries.filter(([, mark]) => mark === "absent").map(([id]) => id),
    late: entries.flatMap(([student_id, mark]) => (mark === "absent" ? [] : [{ student_id, minutes: mark }])),
  };
}

export const marksOfBody = (body: RollBody): Marks =>
  new Map<string, Mark>([
    ...body.absent.map((id): [string, Mark] => [id, "absent"]),
    ...body.late.map(({ student_id, minutes }): [string, Mark] => [student_id, minutes]),
  ]);

/** One mark set, or taken away. */
export function withMark(marks: Marks, student: string, mark: Mark | null): Marks {
  const next = new Map(marks);
  if (mark === null) next.delete(student);
  else next.set(student, mark);
  return next;
}

/** What one of two people saw: who came late is there, whoever marked them absent before. */
export function union(mine: Marks, theirs: Marks): Marks {
  const both = new Map(theirs);
  for (const [id, mark] of mine) {
    const other = both.get(id);
    if (other === undefined || other === "absent") both.set(id, mark);
  }
  return both;
}

export const sameMarks = (one: Marks, other: Marks): boolean =>
  one.size === other.size && [...one].every(([id, mark]) => other.get(id) === mark);

/** « 2 absents, 1 retard », or « Tous présents ». */
export function summary(marks: Marks): string {
  const absent = [...marks.values()].filter((mark) => mark === "absent").length;
  const late = marks.size - absent;
  const parts = [absent > 0 && counted(absent, "absent"), late > 0 && counted(late, "retard")].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(", ") : "Tous présents";
}

/** Pupils absent in the morning of the same day, not marked yet. */
export function absentThisMorning(sheet: RollSheet, marks: Marks): string[] {
  if (sheet.half !== "pm") return [];
  return sheet.students
    .filter((pupil) => pupil.mark !== "away" && pupil.last_absence?.day === sheet.day && pupil.last_absence.half === "am")
    .map((pupil) => pupil.student_id)
    .filter((id) => !marks.has(id));
}
