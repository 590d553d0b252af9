import { describe, expect, test } from "vitest";

import { bodyOfDraft, chosen, conflictRows, draftOf, merged, missingOf, type Draft } from "./review";

const EMPTY: Draft = { findings: [], fact: "", decision: null, owner: "", partner: "", due_on: "", next_review_on: "" };

describe("a decision", () => {
  test("says at each place what it lacks", () => {
    expect(Object.keys(missingOf(EMPTY))).toEqual(["decision"]);
    expect(missingOf({ ...EMPTY, decision: "tutoring" })).toEqual({ owner: "Qui s’en charge\u00a0?", due_on: "Pour quand\u00a0?" });
    expect(missingOf({ ...EMPTY, decision: "nothing" })).toEqual({});
    expect(missingOf({ ...EMPTY, decision: "tutoring", owner: "1", due_on: "2026-12-03" })).toEqual({});
  });
  test("is given to a person or to a function", () => {
    expect(bodyOfDraft({ ...EMPTY, owner: "role:nurse" })).toMatchObject({ owner_id: null, owner_role: "nurse", partner_id: null, due_on: null });
    expect(bodyOfDraft({ ...EMPTY, owner: "1" })).toMatchObject({ owner_id: "1", owner_role: null });
    const kept = { findings: [], fact: "", decision: null, owner_id: null, owner_role: "nurse" as const, partner_id: null, due_on: null, next_review_on: null };
    expect(draftOf(kept).owner).toBe("role:nurse");
  });
});

describe("two writers", () => {
  const mine: Draft = { ...EMPTY, fact: "lieu de stage", due_on: "2026-12-03" };
  const theirs: Draft = { ...EMPTY, findings: ["no_placement"], due_on: "2026-12-10" };
  test("keep what only one of them has changed", () => {
    expect(merged(EMPTY, mine, theirs)).toEqual({ draft: { ...mine, findings: ["no_placement"] }, conflicts: ["due_on"] });
  });
  test("choose where both have written", () => {
    const { draft, conflicts } = merged(EMPTY, mine, theirs);
    expect(conflictRows(draft, theirs, conflicts, "Lucas Fontaine", () => "")).toEqual([
      { subject: "Lucas Fontaine", field: "Pour le", before: "3\u00a0déc.", after: "10\u00a0déc." },
    ]);
    expect(chosen(draft, theirs, { "Pour le": "theirs" }, conflicts).due_on).toBe("2026-12-10");
    expect(chosen(draft, theirs, { "Pour le": "mine" }, conflicts).due_on).toBe("2026-12-03");
  });
});
