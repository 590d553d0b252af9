import { describe, expect, test } from "vitest";

import { absentThisMorning, bodyOfMarks, marksOf, marksOfBody, sameMarks, summary, union, withMark, type Mark, type RollPupil, type RollSheet } from "./marks";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");
const pupil = (student_id: string, mark: string, more: Partial<RollPupil> = {}): RollPupil => ({
  student_id, mark, family_name: "Petit", first_name: "Hugo", minutes: null, away: null, away_until: null, known_absent: false, last_absence: null, ...more,
});
const marks = (...entries: [string, Mark][]) => new Map(entries);

describe("marks of a roll", () => {
  test("present and away pupils carry none", () => {
    const read = marksOf([pupil("a", "absent"), pupil("b", "late", { minutes: 7 }), pupil("c", "present"), pupil("d", "away")]);
    expect([...read]).toEqual([["a", "absent"], ["b", 7]]);
  });
  test("go to the server and back unchanged", () => {
    const some = marks(["a", "absent"], ["b", 15]);
    expect(sameMarks(marksOfBody(bodyOfMarks(some)), some)).toBe(true);
  });
  test("are counted in words", () => {
    expect(plain(summary(marks(["a", "absent"], ["b", "absent"], ["c", 10])))).toBe("2 absents, 1 retard");
    expect(summary(marks())).toBe("Tous présents");
  });
  test("of two people are joined, and who came late is there", () => {
    const joined = union(marks(["a", "absent"], ["b", 10]), marks(["b", "absent"], ["c", "absent"]));
    expect([...joined].toSorted()).toEqual([["a", "absent"], ["b", 10], ["c", "absent"]]);
    expect(union(marks(["b", "absent"]), marks(["b", 5])).get("b")).toBe(5);
  });
  test("are taken away one by one", () => {
    expect(withMark(marks(["a", "absent"]), "a", null).size).toBe(0);
  });
});

describe("the absent of the morning", () => {
  const sheet = (half: "am" | "pm", students: RollPupil[]) => ({ day: "2026-11-23", half, students }) as RollSheet;
  const gone = { last_absence: { day: "2026-11-23", half: "am" as const } };

  test("are offered in the afternoon only", () => {
    expect(absentThisMorning(sheet("pm", [pupil("a", "present", gone), pupil("b", "present")]), marks())).toEqual(["a"]);
    expect(absentThisMorning(sheet("am", [pupil("a", "present", gone)]), marks())).toEqual([]);
  });
  test("are offered once", () => {
    expect(absentThisMorning(sheet("pm", [pupil("a", "absent", gone)]), marks(["a", "absent"]))).toEqual([]);
  });
});
