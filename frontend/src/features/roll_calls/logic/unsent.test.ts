import { beforeEach, expect, test } from "vitest";

import { forgetRoll, keepRoll, unsentRolls, type UnsentRoll } from "./unsent";

const roll = (more: Partial<UnsentRoll> = {}): Omit<UnsentRoll, "kept_at"> => ({
  class_id: "c", day: "2026-11-23", period: "M1", etag: '"1"', marks: { absent: ["a"], late: [] }, ...more,
});

beforeEach(() => localStorage.clear());

test("an unsent roll is kept once, with what was marked last", () => {
  keepRoll(roll());
  keepRoll(roll({ marks: { absent: [], late: [] } }));
  expect(unsentRolls()).toHaveLength(1);
  expect(unsentRolls()[0]?.marks.absent).toEqual([]);
});

test("it is forgotten when sent, and after a day", () => {
  keepRoll(roll());
  forgetRoll(roll());
  expect(localStorage).toHaveLength(0);
  keepRoll(roll(), Date.now() - 25 * 3_600_000);
  expect(unsentRolls()).toEqual([]);
});

test("what the browser keeps names nobody", () => {
  keepRoll(roll());
  const kept = JSON.parse(localStorage.getItem(localStorage.key(0) ?? "") ?? "[]") as object[];
  expect(Object.keys(kept[0] ?? {}).toSorted()).toEqual(["class_id", "day", "etag", "kept_at", "marks", "period"]);
});
