import { describe, expect, test } from "vitest";

import type { AlertLine } from "../api";
import { ageWords, doneWords } from "./alerts";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");
const alert = (id: string, crossed_on: string, more: Partial<AlertLine> = {}): AlertLine => ({
  id, crossed_on, alert_id: `a${id}`, version: 1, family_name: "Petit", first_name: "Hugo", age: 15, class_id: null, class_name: null, school_id: "s",
  month: "2026-11-01", threshold: 4, counted_as: "complete", window: "calendar_month", period_first: null, crossed_half: "am", known_at: null, month_count: 5,
  rolling_count: 5, awaiting: 0, missing_rolls: 0, last_contact_at: null, last_contact_result: null, set_aside_reason: null, set_aside_until: null,
  case_id: null, case_school_state: null, case_dsden_state: null, case_last_act_on: null, treatment: "without_case", ...more,
});

describe("thresholds of a month", () => {
  test("what was done last is said with its day", () => {
    const words = doneWords(alert("1", "2026-11-02", { treatment: "under_way", case_id: "c", case_last_act_on: "2026-11-16" }), "2026-11-23");
    expect(plain(words)).toBe("dossier, dernier acte le 16 nov.");
  });
  test("silence is counted in days", () => {
    expect(plain(doneWords(alert("1", "2026-11-17"), "2026-11-23"))).toBe("rien depuis 6 jours");
  });
  test("the prosecutor is out of reach from sixteen", () => {
    expect(ageWords(15)).toBeNull();
    expect(plain(ageWords(16) ?? "")).toContain("L. 511-1");
  });
});
