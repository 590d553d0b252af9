import { describe, expect, test } from "vitest";

import type { AlertLine } from "../api";
import { ageWords, alertRows, doneWords, type AlertRow } from "./alerts";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");
const alert = (id: string, crossed_on: string, more: Partial<AlertLine> = {}): AlertLine => ({
  id, crossed_on, alert_id: `a${id}`, version: 1, family_name: "Petit", first_name: "Hugo", age: 15, class_id: null, class_name: null, school_id: "s",
  month: "2026-11-01", threshold: 4, counted_as: "complete", window: "calendar_month", period_first: null, crossed_half: "am", known_at: null, month_count: 5,
  rolling_count: 5, awaiting: 0, missing_rolls: 0, last_contact_at: null, last_contact_result: null, set_aside_reason: null, set_aside_until: null, ...more,
});

describe("thresholds of a month", () => {
  test("those without a case come first, the oldest in front", () => {
    const open = { id: "c", student_id: "1", last_act_on: "2026-11-16", close_reason: null };
    const rows = alertRows([alert("1", "2026-11-02"), alert("2", "2026-11-20"), alert("3", "2026-11-17")], [open]);
    expect(rows.map((row) => row.id)).toEqual(["3", "2", "1"]);
    expect(plain(doneWords(rows[2] as AlertRow, "2026-11-23"))).toBe("dossier, dernier acte le 16 nov.");
  });
  test("a closed case does not answer for a new alert", () => {
    expect(alertRows([alert("1", "2026-11-02")], [{ id: "c", student_id: "1", last_act_on: "2026-11-16", close_reason: "attendance_restored" }])[0]?.case).toBeNull();
  });
  test("silence is counted in days", () => {
    const [row] = alertRows([alert("1", "2026-11-17")], []);
    expect(plain(doneWords(row as AlertRow, "2026-11-23"))).toBe("rien depuis 6 jours");
  });
  test("the prosecutor is out of reach from sixteen", () => {
    expect(ageWords(15)).toBeNull();
    expect(plain(ageWords(16) ?? "")).toContain("L. 511-1");
  });
});
