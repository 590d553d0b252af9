import { expect, test } from "vitest";

import type { Orientation, OrientationLine } from "../api";
import { callerWords, filtersOf, firstWish, resultsSentence, stageOf } from "./lists";
import { expectedStep, firstLines, ranked, stepsOf } from "./steps";

const wish = { rank: 1, level: "seconde_pro" as const, formation: "Métiers de l’électricité", wished_school: "" };
const page = (more: Partial<Orientation["file"]> = {}): Orientation =>
  ({
    steps: [], results_expected_on: null,
    file: { state: "wished", wishes: [wish], proposal: [], decision: [], decision_rule: null, decided_by: null, decided_on: null, assignment_state: "pending", assigned_on: null, assigned_formation: null, assigned_school: null, without_solution_since: null, solution_kind: null, solution_on: null, owner_id: null, owner_role: null, ...more },
  }) as unknown as Orientation;
const offer = (name: string, ...blocked_by: string[]) => ({ name, label: name, legal_basis: null, blocked_by });

test("the list opens on who has no solution", () => {
  expect(stageOf({}).stage).toBe("without_solution");
  expect(filtersOf({ etape: "tous", classe: "c" })).toEqual({ class_id: "c" });
});

test("before the results, one says until when", () => {
  expect(resultsSentence("2027-06-26", "2026-11-23")).toMatch(/^Résultats attendus le 26/);
  expect(resultsSentence("2026-06-26", "2026-11-23")).toMatch(/^Les résultats étaient attendus/);
  expect(resultsSentence(null, "2026-11-23")).toBeNull();
});

test("a wish is not said twice, and nobody called is said", () => {
  expect(firstWish({ first_level: "seconde_gt", first_formation: "2de générale et technologique", wish_count: 1 })).toBe("2de générale et technologique");
  const line = { called_by_name: null, called_at: null, owner_name: null, owner_role: null } as unknown as OrientationLine;
  expect(callerWords(line)).toEqual({ words: "personne encore", called: false });
});

test("the step that comes next moves the year forward", () => {
  expect(expectedStep([offer("record_wishes"), offer("record_assignment"), offer("record_proposal")], page())).toBe("record_proposal");
  expect(expectedStep([offer("record_assignment"), offer("record_appeal")], page({ state: "decided" }))).toBe("record_assignment");
});

test("a result without a decision leaves nothing to do before it", () => {
  expect(stepsOf(page({ assignment_state: "none", assigned_on: "2026-10-07" })).map(({ state }) => state)).toEqual(["done", "skipped", "skipped", "done"]);
  expect(stepsOf(page()).map(({ state }) => state)).toEqual(["done", "current", "not_yet", "not_yet"]);
});

test("a proposal starts from the first wish, and ranks follow the screen", () => {
  expect(firstLines("record_proposal", page())).toEqual([wish]);
  expect(ranked([{ ...wish, rank: 5 }, wish]).map(({ rank }) => rank)).toEqual([1, 2]);
});
