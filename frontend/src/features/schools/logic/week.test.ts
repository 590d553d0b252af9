import { expect, test } from "vitest";

import { isOpen, toggled } from "./week";

const MONDAY = { weekday: 0, half: "am" as const, opens_at: "08:10:00", closes_at: "11:50:00" };
const week = { openings: [MONDAY], periods: [], closures: [] };

test("a half-day that opens takes the hours of the others", () => {
  const opened = toggled(week, 2, "am");
  expect(isOpen(opened, 2, "am")).toBe(true);
  expect(opened.openings[1]).toMatchObject({ opens_at: "08:10:00", closes_at: "11:50:00" });
});

test("a half-day closes again, the others stay", () => {
  expect(toggled(toggled(week, 2, "pm"), 2, "pm")).toEqual(week);
});
