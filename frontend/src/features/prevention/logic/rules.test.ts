import { describe, expect, test } from "vitest";

import { cellOf, chartRows, csvRows, isEmpty } from "./report";
import { levelWords, offWords, trackWords } from "./rules";

describe("a rule", () => {
  test("says from which number on it speaks, or counts down", () => {
    expect(levelWords({ first_level: 4, second_level: 8, downwards: false, unit: "demi-journées" })).toBe("dès 4, puis 8\u00a0demi-journées");
    expect(levelWords({ first_level: 21, second_level: 10, downwards: true, unit: "jours avant le départ" })).toBe("à 21, puis 10\u00a0jours avant le départ");
    expect(levelWords({ first_level: 0, second_level: 7, downwards: false, unit: "jours sans solution" })).toBe("toujours, puis 7\u00a0jours sans solution");
  });
  test("names the schools it looks at", () => {
    expect(trackWords({ tracks: ["lycee_professionnel", "lycee_agricole"] })).toBe("lycée professionnel, lycée agricole");
  });
  test("off, it says since when and why", () => {
    expect(offWords({ is_on: false, off_kind: "retired", off_since: "2026-11-12", off_reason: "trop d'alertes" })).toBe("retirée le 12\u00a0nov.\u00a0: trop d’alertes");
    expect(offWords({ is_on: true, off_kind: null, off_since: null, off_reason: null })).toBeNull();
  });
});

describe("the yearly report", () => {
  const hidden = { girls: null, boys: null, unsaid: 0, total: 9 };
  const none = { girls: 0, boys: 0, unsaid: 0, total: 0 };
  const rule = { code: "lateness" as const, label: "Retards", is_on: true, outcomes: { true_alarm: hidden, false_alarm: none, missed: none, pending: none } };
  test("keeps hidden numbers hidden, on the page and in the file", () => {
    expect([cellOf(rule, "true_alarm"), cellOf(rule, "true_alarm", "girls")]).toEqual([9, null]);
    expect(csvRows([rule])[1]).toEqual(["Retards", "Vraies", "masqué", "masqué", "0", "9"]);
  });
  test("draws what is known of each rule", () => {
    expect(chartRows([rule])).toEqual([{ key: "lateness", label: "Retards", values: { true_alarm: 9, false_alarm: 0, missed: 0 } }]);
    expect([isEmpty([rule]), isEmpty([])]).toEqual([false, true]);
  });
});
