import { describe, expect, test } from "vitest";

import { decisionWords, followUpWords, hoursWords, meetingTitle, minutesSentences, presenceWords, rhythmWords } from "./words";

const plain = (text: string | null): string | null => text?.replace(/[\u00a0\u202f]/g, " ") ?? null;
const item = {
  id: "1", version: 1, position: 2, minutes: 6, state: "seen" as const, subject: "", reasons: [], guests: [], hidden_notes: [], findings: [], fact: "",
  person: { student_id: "s", follow_up_id: null, family_name: "PETIT", first_name: "Hugo", class_name: "2de MELEC", age: null, city: null }, decision: "tutoring" as const, owner_id: "o", owner_name: "M. Roussel",
  owner_role: null, partner_id: null, partner_name: "", due_on: "2026-11-30", next_review_on: "2026-12-17", decided_at: null, task_id: null, plan_id: null, case_id: null, editing_by: null, editing_since: null,
};
const last = { done: false, outcome: null, settled_on: null, late_days: 0, task_id: "t" };

describe("a meeting in words", () => {
  test("its day, its hours, its rhythm", () => {
    expect(plain(meetingTitle({ kind: "gpds", held_on: "2026-11-26" }))).toBe("GPDS du jeudi 26 novembre");
    expect(plain(hoursWords("14:00:00", 60))).toBe("de 14 h à 15 h");
    expect(plain(hoursWords("13:30:00", 45))).toBe("de 13 h 30 à 14 h 15");
    expect(plain(rhythmWords({ first_on: "2026-09-10", every_weeks: 2, starts_at: "14:00" }))).toBe("toutes les 2 semaines, le jeudi à 14 h");
    expect(rhythmWords({ first_on: null, every_weeks: null, starts_at: "14:00" })).toBe("dates choisies une à une");
  });
  test("its minutes name who does what by when, and nobody on a shared screen", () => {
    expect(plain(minutesSentences([item], false)[0]?.words ?? "")).toBe("2. PETIT Hugo — tutorat, M. Roussel, pour le 30 nov., revu le 17 déc.");
    expect(plain(minutesSentences([item], true)[0]?.words ?? "")).toBe("2. Situation 2 — tutorat, M. Roussel, pour le 30 nov., revu le 17 déc.");
    expect(minutesSentences([{ ...item, state: "to_see" }], false)).toEqual([]);
  });
  test("a function stands for nobody", () => {
    expect(decisionWords({ decision: "mlds", owner_name: "", owner_role: "mlds_coordinator", due_on: null })).toBe("MLDS, Coordonnateur MLDS");
  });
});

describe("last time", () => {
  test("is done, late, or still to do", () => {
    expect(plain(followUpWords({ ...last, done: true, outcome: "done", settled_on: "2026-10-13" }))).toBe("fait, le 13 oct.");
    expect(plain(followUpWords({ ...last, late_days: 9 }))).toBe("pas fait, en retard de 9 jours");
    expect(followUpWords(last)).toBe("pas encore fait");
  });
});

test("somebody else who writes is told, for two minutes", () => {
  const now = Date.parse("2026-11-23T14:02:00Z");
  const writing = { editing_by: "M. Garnier", editing_since: "2026-11-23T14:01:00Z" };
  expect(presenceWords(writing, "Mme Lemoine", now)).toBe("M. Garnier modifie la décision");
  expect(presenceWords(writing, "M. Garnier", now)).toBeNull();
  expect(presenceWords(writing, "Mme Lemoine", now + 120_000)).toBeNull();
});
