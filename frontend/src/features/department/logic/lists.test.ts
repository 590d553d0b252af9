import { expect, test } from "vitest";

import { addressOf, countersOf, filtersOf } from "./lists";

test("the inbox keeps its filters in the address, without any name", () => {
  expect(addressOf("/saisines", { etat: "received", degre: "" })).toBe("/saisines?etat=received");
  expect(filtersOf({ etat: "received", etablissement: "s1" })).toEqual({ limit: 50, state: "received", school_id: "s1" });
});

test("counters that are other pages lead there", () => {
  const summary = { received: 2, to_warn: 3, to_sign: 1, returned: 1, hearings_this_week: 1 };
  expect(countersOf(summary, undefined).map((counter) => counter.href)).toEqual([
    "/saisines?etat=referred",
    "/saisines?etat=received",
    "/courriers",
    "/saisines?etat=returned",
    "/entretiens",
  ]);
});
