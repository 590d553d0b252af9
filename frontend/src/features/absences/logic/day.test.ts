import { describe, expect, test } from "vitest";

import type { DayAbsence, DayAbsences } from "../api";
import { familyWords, nextToTell, shownRows, standingOf, withContact } from "./day";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");
const row = (student_id: string, standing: string, more: Partial<DayAbsence> = {}): DayAbsence => ({
  student_id, standing, school_id: "s", family_name: "Petit", first_name: "Hugo", class_id: null, class_name: "2de", halves: [], reason_state: "no_reason",
  reason: "sans motif", absence_ids: [], attempts: 0, last_contact: null, month_count: 0, raw: 0, proportional: 0, complete: 0, threshold_reached: null, case_id: null, case_school_state: null, ...more,
});
const call = { at: "2026-11-23T07:52:00Z", channel: "call", result: "answered" };

describe("the list of the day", () => {
  const rows = [row("a", "to_tell", { class_name: "Tle" }), row("b", "told"), row("c", "to_tell")];
  test("is narrowed by a word of the address", () => {
    expect(shownRows(rows, standingOf("a-prevenir"), "urgence").map((each) => each.student_id)).toEqual(["a", "c"]);
    expect(standingOf("autre")).toBeNull();
  });
  test("is called class by class", () => {
    expect(shownRows(rows, null, "classe").map((each) => each.student_id)).toEqual(["b", "c", "a"]);
  });
  test("goes on with the next family, and round once", () => {
    expect(nextToTell(rows, "a")).toBe("c");
    expect(nextToTell(rows, "c")).toBe("a");
    expect(nextToTell([row("a", "to_tell")], "a")).toBeNull();
  });
});

describe("what a family knows", () => {
  test("is said with the hour and the means", () => {
    expect(plain(familyWords(row("a", "told", { attempts: 1, last_contact: call })))).toBe("prévenue à 8 h 52 par appel");
  });
  test("an answering machine tells nobody", () => {
    const machine = { ...call, result: "voice_mail" };
    expect(plain(familyWords(row("a", "to_tell", { attempts: 2, last_contact: machine })))).toBe("répondeur 2 ×");
    expect(familyWords(row("a", "to_tell"))).toBe("à prévenir");
  });
});

describe("a contact shown before the server answers", () => {
  const day: DayAbsences = { day: "2026-11-23", counters: { to_tell: 1, told: 0, with_reason: 0, known: 0 }, items: [row("a", "to_tell")] };
  test("moves the family to those who know, and the counters with it", () => {
    const after = withContact(day, "a", call, true);
    expect(after.counters).toEqual({ to_tell: 0, told: 1, with_reason: 0, known: 0 });
    expect(after.items[0]?.attempts).toBe(1);
  });
  test("leaves it to tell when nobody answered", () => {
    expect(withContact(day, "a", { ...call, result: "voice_mail" }, false).counters.to_tell).toBe(1);
  });
});
