import { expect, test } from "vitest";

import { chargeOf, filtersOf, isOpen, lateWords, originWords, ownerOf, settledWords } from "./tasks";

const plain = (text: string | null): string | null => text?.replace(/\u00a0/g, " ") ?? null;

test("a task says who has it, and by how much it is late", () => {
  expect(ownerOf({ owner_name: "Mme Meunier", owner_role: null })).toBe("Mme Meunier");
  expect(ownerOf({ owner_name: "", owner_role: "nurse" })).toBe("Infirmier");
  expect(plain(lateWords({ late_days: 3 }))).toBe("en retard de 3 jours");
  expect(lateWords({ late_days: 0 })).toBeNull();
});

test("where it comes from, and that somebody was reminded", () => {
  expect(plain(originWords({ origin_kind: "meeting_review", created_by_name: "Mme Lemoine", reminded_at: "2026-11-20T09:00:00Z" }))).toBe("décidée en réunion, par Mme Lemoine, relancée le 20 nov.");
});

test("what came of it, done or not", () => {
  expect(plain(settledWords({ outcome: "no_answer", done_at: null, cancelled_at: "2026-10-13T09:00:00Z" }))).toBe("pas fait : sans réponse, le 13 oct.");
  expect(isOpen({ done_at: null, cancelled_at: "2026-10-13T09:00:00Z" })).toBe(false);
});

test("it is given to a person or to a function", () => {
  expect(chargeOf("role:nurse")).toEqual({ owner_id: null, owner_role: "nurse" });
  expect(chargeOf("1")).toEqual({ owner_id: "1", owner_role: null });
});

test("who watches over the house starts from it; others have their own", () => {
  expect(filtersOf({}, true)).toMatchObject({ scope: "house", state: "open" });
  expect(filtersOf({ de: "etablissement", etat: "en-retard" }, false)).toMatchObject({ scope: "mine", state: "late" });
});
