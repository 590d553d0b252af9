import { expect, test } from "vitest";

import type { PupilMonth } from "@/shared/api/students";

import { calendarDays } from "./month";
import { statusWords } from "./status";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");

test("both halves of a day share a cell, and what is to come is blank", () => {
  const cell = { label: "présent", mark: "·", counts: false, is_future: false };
  const cells = [
    { ...cell, day: "2026-11-23", half: "am", state: "unjustified" },
    { ...cell, day: "2026-11-23", half: "pm", state: "present" },
  ] as PupilMonth["cells"];
  expect(calendarDays({ cells } as PupilMonth, { day: "2026-11-23", half: "am" })).toEqual([{ date: "2026-11-23", am: { state: "unexcused", label: "présent" }, pm: null }]);
});

test("who left, and who is no longer in the file, are told apart", () => {
  expect(plain(statusWords({ status: "left", left_on: "2026-11-06", missing_since: null }))).toBe("parti le 6 nov.");
  expect(plain(statusWords({ status: "enrolled", left_on: null, missing_since: "2026-11-12" }))).toBe("plus dans la base depuis le 12 nov.");
});
