import { describe, expect, test } from "vitest";

import type { Answered, Field, NextPair, Pair, Progress } from "../api";
import { comparisonOf, isDifferent, piecesOf } from "./compare";
import { after, CLEAR, needsMotive, onDesk, wantsMore, type Desk } from "./desk";
import { paceWords } from "./pace";
import { reasonsOf, signed, strengthOf } from "./waterfall";

const field = (name: string, left: string | null, right: string | null): Field => ({ name, label: name, left, right, differs: left !== null && right !== null && left !== right });

describe("what differs is said in a word", () => {
  test.each([
    ["family_name", "LE GOFF", "LEGOFF", "espace ou trait d’union"],
    ["family_name", "MARTIN-DUVAL", "DUVAL", "l’un contient l’autre"],
    ["family_name", "DURAND", "DURANT", "une lettre"],
    ["family_name", "DURAND", "DURANDE", "une lettre"],
    ["family_name", "DURAND", "PETIT", "différents"],
    ["first_names", "Maëlys", "Maelys", "accents ou majuscules"],
    ["first_names", "Jade, Louise", "Jade", "l’un contient l’autre"],
    ["birth_date", "04/11/2008", "11/04/2008", "jour et mois inversés"],
    ["birth_date", "04/11/2008", "05/11/2008", "jour différent"],
    ["birth_date", "04/11/2008", "04/11/2009", "année différente"],
    ["birth_date", "04/11/2008", "05/12/2008", "jour et mois différents"],
    ["commune", "99904", "99905", "différents"],
    ["situation", "CAP Cuisine", "CAP Coiffure", "à lire"],
    ["sex", "F", "F", "identique"],
    ["ine", null, "••417KD", "absent de A"],
    ["ine", "••417KD", null, "absent de B"],
    ["usage_name", null, null, "inconnu"],
  ])("%s, %s and %s: %s", (name, left, right, words) => {
    expect(comparisonOf(field(name, left, right))).toBe(words);
  });
  test("a masked INE may differ where it is not shown", () => {
    const masked = { ...field("ine", "•417KD", "•417KD"), differs: true };
    expect(comparisonOf(masked)).toBe("différents, avant la fin");
    expect(isDifferent(masked)).toBe(true);
  });
  test("only the letters that differ are underlined", () => {
    expect(piecesOf(field("birth_date", "04/11/2008", "05/11/2008"), "04/11/2008", "05/11/2008").filter((piece) => piece.differs)).toEqual([{ text: "4", differs: true }]);
    expect(piecesOf(field("situation", "CAP", "Bac"), "CAP", "Bac")).toEqual([{ text: "CAP", differs: false }]);
  });
});

test("the reasons add up, and each says its side and its strength", () => {
  const reasons = reasonsOf([
    { code: "start", sentence: "Au départ.", bits: -9.1 },
    { code: "family", sentence: "Même nom.", bits: 12.4 },
    { code: "ine", sentence: "INE absent.", bits: 0 },
  ]);
  expect(reasons.map(({ bits, total, strength, counts }) => [bits, total, strength, counts])).toEqual([
    ["−9,1", "−9,1", "au départ", true],
    ["+12,4", "+3,3", "pour, très fortement", true],
    ["0,0", "+3,3", "sans effet", false],
  ]);
  expect(reasons[0]?.bar.side).toBe("against");
  expect(reasons[1]?.bar).toEqual({ side: "for", width: 50 });
  expect([strengthOf(-1), strengthOf(5), strengthOf(-10), signed(-0.04)]).toEqual(["contre, un peu", "pour, nettement", "contre, fortement", "0,0"]);
});

const progress = (more: Partial<Progress> = {}): Progress => ({
  review: 100, reviewed: 37, sample: 12, sampled: 0, sampled_right: 0, double: 5, doubled: 0, agreed: 0, postponed: 0, left: 75, seconds_per_pair: 6, ...more,
});

test("the pace is told as a reader counts", () => {
  expect(paceWords(progress())).toBe("37 sur 112 · 6\u00a0s par paire · environ 8\u00a0min");
  expect(paceWords(progress({ seconds_per_pair: null }))).toBe("37 sur 112");
  expect(paceWords(progress({ left: 3, postponed: 2 }))).toBe("37 sur 112 · 6\u00a0s par paire · moins d’une minute · 2\u00a0remises à plus tard");
  expect(paceWords(progress({ left: 900 }))).toContain("environ 1\u00a0h\u00a030");
});

const pair = (id: string, more: Partial<Pair> = {}): Pair => ({
  id, blind: false, left_source: "en_previous", right_source: "apprentices", fields: [], bits: 3, evidence: [], veto: null, earlier: [], held_until: "2026-11-23T08:43:00Z", ...more,
});
const next = (found: Pair | null): NextPair => ({ pair: found, progress: progress(), holders: [] });
const told = (pair_id: string, answer: Answered["answer"] = "same"): Answered => ({ pair_id, answer, consequence: "Décidé.", progress: progress({ reviewed: 38, left: 74 }) });
const two = (): Desk => after(after(CLEAR, { kind: "taken", next: next(pair("a")) }), { kind: "taken", next: next(pair("b")) });

describe("the desk", () => {
  test("has the next pair before it is needed, and never asks for one it has", () => {
    expect(wantsMore(CLEAR)).toBe(true);
    expect(wantsMore(two())).toBe(false);
    expect(onDesk(two())).toEqual(["a", "b"]);
    expect(after(two(), { kind: "taken", next: next(pair("b")) }).ahead).toHaveLength(1);
  });
  test("shows the next pair at once, and the consequence when the server has said it", () => {
    const answered = after(two(), { kind: "answered", answer: "same" });
    expect([answered.current?.id, answered.last?.consequence, answered.progress?.reviewed]).toEqual(["b", null, 38]);
    expect(onDesk(answered)).toEqual(["b", "a"]);
    const kept = after(answered, { kind: "told", told: told("a") });
    expect([kept.sending, kept.last?.consequence]).toEqual([[], "Décidé."]);
  });
  test("puts back a pair whose answer did not arrive, but not one that another has", () => {
    const answered = after(two(), { kind: "answered", answer: "same" });
    const back = after(answered, { kind: "refused", pair: pair("a"), back: true });
    expect([back.current?.id, back.ahead.map(({ id }) => id), back.last]).toEqual(["a", ["b"], null]);
    expect(after(answered, { kind: "refused", pair: pair("a"), back: false }).current?.id).toBe("b");
  });
  test("shows an undone pair again, before the one under reading", () => {
    const kept = after(after(two(), { kind: "answered", answer: "same" }), { kind: "told", told: told("a") });
    const undone = after(kept, { kind: "undone", next: next(pair("a")) });
    expect([undone.current?.id, undone.ahead.map(({ id }) => id), undone.last]).toEqual(["a", ["b"], null]);
  });
  test("asks again once something was postponed: it comes back at the end", () => {
    const empty = after(after(CLEAR, { kind: "taken", next: next(pair("a")) }), { kind: "taken", next: next(null) });
    expect(wantsMore(empty)).toBe(false);
    const answered = after(empty, { kind: "answered", answer: "later" });
    expect(wantsMore(after(answered, { kind: "told", told: told("a", "later") }))).toBe(true);
    expect(wantsMore(after(answered, { kind: "told", told: told("a") }))).toBe(false);
  });
  test("counts a blind reading among the sample", () => {
    const blind = after(CLEAR, { kind: "taken", next: next(pair("a", { blind: true })) });
    expect(after(blind, { kind: "answered", answer: "same" }).progress).toMatchObject({ sampled: 1, reviewed: 37, left: 74 });
  });
});

test("a motive is due for later, and for the same person against a veto", () => {
  expect([needsMotive(pair("a"), "later"), needsMotive(pair("a"), "same"), needsMotive(pair("a", { veto: "Deux INE." }), "same"), needsMotive(pair("a", { veto: "Deux INE." }), "different")]).toEqual([
    true, false, true, false,
  ]);
});
