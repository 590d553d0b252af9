import { describe, expect, test } from "vitest";

import { hasEntry, weekdaysShown, weeksOf, type CalendarDay, type HalfDayState } from "./calendar";
import { deadlineWords, lateness, nearness } from "./deadline";
import { changeKind, differing } from "./diff";
import { appliedFilters, without } from "./filters";
import { helpRows, matches } from "./keys";
import { nextSort, sortFromParameter, sortParameter, toggled } from "./table";
import { byMonth, kindsOf, type TimelineEvent } from "./timeline";

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");
const TODAY = "2026-11-23";

describe("the calendar", () => {
  const day = (date: string, am: HalfDayState, pm: HalfDayState): CalendarDay => ({
    date, am: { state: am, label: am }, pm: { state: pm, label: pm },
  });

  test("a month starts on the Monday before it and ends with its last day", () => {
    const weeks = weeksOf("2026-11", []);
    expect(weeks.map((week) => week.monday)).toEqual(["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"]);
    expect(weeks[4]?.days.map((each) => each?.date)).toEqual(["2026-11-30", undefined, undefined, undefined, undefined]);
  });
  test("a month that starts on a Wednesday keeps its first week", () => {
    expect(weeksOf("2026-07", [])[0]).toMatchObject({ monday: "2026-06-29", days: [null, null, { date: "2026-07-01" }, {}, {}] });
  });
  test("Saturday is a column only where the school opens", () => {
    expect(weekdaysShown([day("2026-11-07", "closed", "closed")])).toBe(5);
    expect(weekdaysShown([day("2026-11-07", "present", "closed")])).toBe(6);
  });
  test("only what happened can be opened", () => {
    expect(hasEntry(day("2026-11-05", "present", "closed"))).toBe(false);
    expect(hasEntry(day("2026-11-05", "present", "late"))).toBe(true);
  });
});

describe("a deadline", () => {
  const deadline = (date: string, kind: "legal" | "internal", done = false) => ({ date, kind, done });
  test("a legal one is told apart from an aim of ours", () => {
    expect(plain(deadlineWords(deadline("2026-12-01", "legal"), TODAY))).toBe("légale : mardi 1er décembre (dans 8 jours)");
    expect(plain(deadlineWords(deadline("2026-11-24", "internal"), TODAY))).toBe("objectif interne : mardi 24 novembre (demain)");
  });
  test("three days before it is near, the day after it is late", () => {
    expect(nearness(deadline("2026-11-26", "legal"), TODAY)).toBe("near");
    expect(nearness(deadline("2026-11-27", "legal"), TODAY)).toBe("far");
    expect(plain(lateness(deadline("2026-11-20", "legal"), TODAY) ?? "")).toBe("en retard de 3 jours");
  });
  test("an aim of ours that falls on a weekend is for the Friday before, a legal day stays", () => {
    expect(plain(deadlineWords(deadline("2026-11-29", "internal"), TODAY))).toBe("objectif interne : vendredi 27 novembre (dans 4 jours)");
    expect(plain(deadlineWords(deadline("2026-11-28", "internal"), TODAY))).toBe("objectif interne : vendredi 27 novembre (dans 4 jours)");
    expect(plain(deadlineWords(deadline("2026-11-29", "legal"), TODAY))).toBe("légale : dimanche 29 novembre (dans 6 jours)");
    expect(plain(lateness(deadline("2026-11-22", "internal"), TODAY) ?? "")).toBe("en retard de 3 jours");
  });
  test("what is done is never late", () => {
    expect(lateness(deadline("2026-11-20", "legal", true), TODAY)).toBeNull();
  });
});

describe("differences", () => {
  test("a change is named", () => {
    const change = { subject: "a", field: "b" };
    expect(changeKind({ ...change, before: null, after: "oui" })).toBe("ajouté");
    expect(changeKind({ ...change, before: "oui", after: "" })).toBe("retiré");
    expect(changeKind({ ...change, before: "4e A", after: "4e B" })).toBe("modifié");
  });
  test("only the letters that differ are marked", () => {
    expect(differing("Anae", "Anaé")).toEqual([{ text: "Ana", differs: false }, { text: "e", differs: true }]);
    expect(differing("aa", "aaa")).toEqual([{ text: "aa", differs: false }]);
    expect(differing("aaa", "aa").filter((piece) => piece.differs)).toEqual([{ text: "a", differs: true }]);
  });
});

describe("filters", () => {
  const fields = [
    { name: "classe", label: "Classe", kind: "select" as const, options: [{ value: "c1", label: "2de MELEC" }] },
    { name: "jour", label: "Jour", kind: "date" as const },
  ];
  test("are recalled in words", () => {
    const applied = appliedFilters(fields, { classe: "c1", jour: "2026-11-23", autre: "x" }, (date) => `le ${date}`);
    expect(applied.map((each) => plain(each.text))).toEqual(["Classe : 2de MELEC", "Jour : le 2026-11-23"]);
  });
  test("are removed one by one or all, what is not theirs stays", () => {
    const values = { classe: "c1", jour: "2026-11-23", tri: "nom" };
    expect(without(fields, values, "classe")).toEqual({ classe: undefined, jour: "2026-11-23", tri: "nom" });
    expect(without(fields, values, null)).toEqual({ classe: undefined, jour: undefined, tri: "nom" });
  });
});

describe("sorting and choosing", () => {
  test("a second click on the same heading turns the order", () => {
    const first = nextSort(undefined, "name");
    expect(sortParameter(first)).toBe("name");
    expect(sortParameter(nextSort(first, "name"))).toBe("-name");
    expect(sortFromParameter("-name")).toEqual({ key: "name", direction: "descending" });
  });
  test("choosing twice is not choosing", () => {
    expect([...toggled(toggled(new Set(["a"]), "b"), "a")]).toEqual(["b"]);
  });
});

describe("keys", () => {
  test("a digit is read by its place, since French keyboards want Shift", () => {
    expect(matches("1", "", { key: "&", code: "Digit1" })).toBe(true);
    expect(matches("1", "", { key: "1", code: "Numpad1" })).toBe(true);
  });
  test("a letter is read by what it writes", () => {
    expect(matches("a", "", { key: "a", code: "KeyQ" })).toBe(true);
  });
  test("a sequence needs its first key just before", () => {
    expect(matches("g a", "g", { key: "a", code: "KeyQ" })).toBe(true);
    expect(matches("g a", "x", { key: "a", code: "KeyQ" })).toBe(false);
  });
});

describe("the time line", () => {
  const event = (id: string, at: string, kind: string): TimelineEvent => ({ id, at, kind, kind_label: kind, title: id });
  const events = [event("a", "2026-10-30T14:00:00Z", "act"), event("b", "2026-11-23", "absence"), event("c", "2026-11-02", "act")];
  test("goes from the newest to the oldest, by month", () => {
    expect(byMonth(events, null, 20).map(({ month, events: each }) => [month, each.map(({ id }) => id)])).toEqual([
      ["2026-11", ["b", "c"]],
      ["2026-10", ["a"]],
    ]);
  });
  test("keeps one kind, and the newest of them", () => {
    expect(byMonth(events, "act", 1)).toMatchObject([{ month: "2026-11", events: [{ id: "c" }] }]);
    expect(kindsOf(events).map(({ kind }) => kind)).toEqual(["act", "absence"]);
  });
});

test("the help says each gesture once, with its keys as they are printed", () => {
  const rows = helpRows([
    { keys: "j", label: "Ligne suivante" },
    { keys: "ArrowDown", label: "Ligne suivante" },
    { keys: "g a", label: "Accueil" },
    { keys: "j", label: "Ligne suivante" },
  ]);
  expect(rows).toEqual([
    { label: "Ligne suivante", keys: ["j", "↓"] },
    { label: "Accueil", keys: ["g puis a"] },
  ]);
});
