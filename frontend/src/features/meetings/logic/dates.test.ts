import { expect, test } from "vitest";

import { comingDates, dueDays, reviewDays } from "./dates";

const group = (id: string, ...next_dates: string[]) => ({ id, next_dates });

test("the next days of the groups leave out what is planned", () => {
  const days = comingDates([group("a", "2026-12-03", "2026-12-17"), group("b", "2026-12-04")], [{ held_on: "2026-12-03", group_name: "" }]);
  expect(days.map(({ group: { id }, day }) => `${id} ${day}`)).toEqual(["b 2026-12-04", "a 2026-12-17"]);
});

test("quick days are days of work, and reviews are the next meetings", () => {
  expect(dueDays("2026-11-23")).toEqual(["2026-11-30", "2026-12-07"]);
  expect(dueDays("2026-11-28")).toEqual(["2026-12-07", "2026-12-14"]);
  expect(reviewDays("2026-11-23", [{ held_on: "2026-11-23" }, { held_on: "2026-12-17" }])).toEqual(["2026-12-17"]);
  expect(reviewDays("2026-11-23", [])).toEqual(["2026-12-07", "2026-12-21"]);
});
