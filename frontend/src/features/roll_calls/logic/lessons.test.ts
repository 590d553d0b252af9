import { describe, expect, test } from "vitest";

import { isWaiting } from "@/shared/api/rolls";

import { halfAt, opensAt, periodAt, type Period, type RollStatusLine } from "./lessons";

const GRID: Period[] = [
  { code: "M1", half: "am", starts_at: "08:00:00", ends_at: "08:55:00" },
  { code: "M2", half: "am", starts_at: "08:55:00", ends_at: "09:50:00" },
  { code: "S1", half: "pm", starts_at: "13:30:00", ends_at: "14:25:00" },
];

describe("the lesson of a roll", () => {
  test("is the one under way", () => {
    expect(periodAt(GRID, "am", "08:41")).toBe("M1");
    expect(periodAt(GRID, "am", "09:10")).toBe("M2");
  });
  test("may be taken a quarter of an hour before", () => {
    expect(periodAt(GRID, "pm", "13:20")).toBe("S1");
  });
  test("is the last begun when all are over, the first when none has begun", () => {
    expect(periodAt(GRID, "am", "11:30")).toBe("M2");
    expect(periodAt(GRID, "am", "07:00")).toBe("M1");
  });
  test("is nothing where there is no grid", () => {
    expect(periodAt([], "am", "08:41")).toBeNull();
  });
});

test("the clock says morning or afternoon", () => {
  expect(halfAt("08:41")).toBe("am");
  expect(halfAt("13:05")).toBe("pm");
});

test("a roll is awaited once its lesson has begun", () => {
  const line = { status: "to_take", starts_at: "2026-11-23T08:00:00+01:00" } as RollStatusLine;
  expect(isWaiting(line, new Date("2026-11-23T08:41:00+01:00"))).toBe(true);
  expect(isWaiting(line, new Date("2026-11-23T07:41:00+01:00"))).toBe(false);
  expect(isWaiting({ ...line, status: "taken" }, new Date("2026-11-23T08:41:00+01:00"))).toBe(false);
});

test("the roll of a lesson to come opens a quarter of an hour before", () => {
  const lesson = { starts_at: "2026-11-23T13:30:00+01:00" };
  expect(opensAt(lesson, new Date("2026-11-23T08:41:00+01:00"))).toBe("2026-11-23T12:15:00.000Z");
  expect(opensAt(lesson, new Date("2026-11-23T13:15:00+01:00"))).toBeNull();
  expect(opensAt(lesson, new Date("2026-11-24T08:00:00+01:00"))).toBeNull();
});
