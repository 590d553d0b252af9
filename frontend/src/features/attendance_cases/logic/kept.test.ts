import { afterEach, expect, test } from "vitest";

import { fieldsOf } from "./fields";
import { forgetAllDrafts, forgetDraft, keepDraft, keptDraft, nameOf } from "./kept";

const NAME = nameOf("u1", "c1", "note_persistence");
const AT = "2026-11-23T15:10:00.000Z";

afterEach(forgetAllDrafts);

test("what was begun is found again, and forgotten once the act is taken", () => {
  keepDraft(NAME, fieldsOf("convene_meeting"), { day: "2026-11-30", at: "17:00" }, AT);
  expect(keptDraft(NAME)).toEqual({ draft: { day: "2026-11-30", at: "17:00" }, at: AT });
  forgetDraft(NAME);
  expect(keptDraft(NAME)).toBeNull();
});

test("a sentence typed by hand is never written on a shared computer", () => {
  keepDraft(NAME, fieldsOf("convene_meeting"), { day: "2026-11-30", place: "Salle de réunion" }, AT);
  expect(JSON.stringify(sessionStorage.getItem(NAME))).not.toContain("Salle");
  expect(keptDraft(NAME)?.draft["place"]).toBe("Salle de réunion");
});

test("whoever signs in next finds nothing", () => {
  keepDraft(NAME, [], { day: "2026-11-30" }, AT);
  forgetAllDrafts();
  expect(keptDraft(NAME)).toBeNull();
  expect(keptDraft(nameOf("u2", "c1", "note_persistence"))).toBeNull();
});
