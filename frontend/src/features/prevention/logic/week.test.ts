import { describe, expect, test } from "vitest";

import type { Sign, Situation, Week } from "../api";
import { afterGesture, gestureWords, openSigns, standing, undoneWords, weekTitle } from "./week";

const sign = (rule: Sign["rule"]): Sign => ({
  warning_id: rule, rule, rule_label: rule, level: 1, state: "open", sentence: "", period: "", period_start: "2026-10-25",
  period_end: "2026-11-23", source: "", ends_when: "", first_seen_on: "2026-11-20",
});
const situation = (id: string, ...rules: Sign["rule"][]): Situation => ({
  student_id: id, school_id: "s", family_name: "FONTAINE", first_name: "Lucas", class_name: null, reasons: rules.map(sign), never_seen: true,
  since: "2026-11-20", set_aside_until: null, set_aside_reason: null, gesture_id: null, done_before: [],
});
const lucas = situation("1", "lateness", "signals");
const week: Week = {
  school_id: "s", title: "", monday: "2026-11-23", capacity: 10, capacity_version: 0, order: "", notice: null, empty: null,
  situations: [lucas, situation("2", "lateness")], waiting_count: 0, followed: [], set_aside: [], groups: [],
};

describe("the week", () => {
  test("is named by its Monday, whatever the day", () => {
    expect([weekTitle("2026-11-23"), weekTitle("2026-11-29"), weekTitle("2026-12-01")]).toEqual([
      "Semaine du 23\u00a0novembre",
      "Semaine du 23\u00a0novembre",
      "Semaine du 30\u00a0novembre",
    ]);
  });
  test("who is taken in hand or put on an agenda is followed", () => {
    const after = afterGesture(week, lucas, { name: "put_on_agenda" });
    expect(after.situations.map((one) => one.student_id)).toEqual(["2"]);
    expect(after.followed.map(standing)).toEqual(["à l’ordre du jour"]);
  });
  test("who is set aside says until when and why", () => {
    const after = afterGesture(week, lucas, { name: "set_aside", reason: "observe", until: "2026-12-07" });
    expect(after.set_aside.map(standing)).toEqual(["jusqu’au 7\u00a0déc., à observer encore"]);
  });
  test("a false alarm takes one rule away, and the pupil with the last one", () => {
    const once = afterGesture(week, lucas, { name: "false_alarm", rule: "lateness" });
    const [left] = once.situations;
    expect(left?.reasons.map(({ rule }) => rule)).toEqual(["signals"]);
    expect(left === undefined ? [] : afterGesture(once, left, { name: "false_alarm", rule: "signals" }).situations.map((one) => one.student_id)).toEqual(["2"]);
  });
  test("a gesture bears on the signs without a suite", () => {
    expect(openSigns({ ...lucas, reasons: [sign("lateness"), { ...sign("signals"), state: "taken" }] }).map(({ rule }) => rule)).toEqual(["lateness"]);
  });
  test("what is undone says what stays", () => {
    expect(gestureWords(lucas, { name: "set_aside", reason: "observe", until: "2026-12-07" })).toBe("Lucas Fontaine\u00a0: situation mise de côté jusqu’au 7\u00a0déc.");
    expect(undoneWords(lucas, "take")).toBe("Lucas Fontaine revient dans la semaine.");
    expect(undoneWords(lucas, "put_on_agenda")).toContain("Le point reste à l’ordre du jour");
  });
});
