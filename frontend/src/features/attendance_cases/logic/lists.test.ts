import { expect, test } from "vitest";

import { caseHref, casesHref, countersOf, filtersOf, sequenceOf } from "./lists";

test("the address keeps filters and nothing else", () => {
  expect(casesHref({ attend: "dsden", classe: undefined, etat: "" })).toBe("/dossiers?attend=dsden");
  expect(casesHref({})).toBe("/dossiers");
});

test("filters of the address become those of the API", () => {
  expect(filtersOf({ attend: "dsden", classe: "c1" })).toEqual({ limit: 50, waiting: "dsden", class_id: "c1" });
});

test("a case keeps the filters of its list, not its page", () => {
  expect(caseHref("c1", { attend: "dsden", apres: "x" })).toBe("/dossiers/c1?attend=dsden");
  const found = { previous_id: null, next_id: "c2", position: 1, total: 4 };
  expect(sequenceOf(found, { attend: "dsden" })).toEqual({ position: 1, total: 4, previousHref: null, nextHref: "/dossiers/c2?attend=dsden" });
  expect(sequenceOf({ ...found, position: null }, {})).toBeUndefined();
  expect(sequenceOf({ ...found, total: 1 }, {})).toBeUndefined();
});

test("the counter in force leads back to the whole list", () => {
  const summary = { waiting_for_school: 8, waiting_for_family: 1, waiting_for_ien: 0, waiting_for_dsden: 3, still_for_15_days: 2, open_cases: 12 };
  const counters = countersOf(summary, { attend: "dsden" });
  expect(counters.map((counter) => counter.count)).toEqual([8, 3, 1, 2]);
  expect(counters.find((counter) => counter.current)?.href).toBe("/dossiers");
});

test("what has not moved for fifteen days is a filter that leads back too", () => {
  expect(filtersOf({ immobile: "oui" })).toEqual({ limit: 50, still_for_15_days: true });
  const summary = { waiting_for_school: 2, waiting_for_family: 0, waiting_for_ien: 0, waiting_for_dsden: 0, still_for_15_days: 2, open_cases: 2 };
  const hrefs = (search: Record<string, string>) => countersOf(summary, search).map((counter) => counter.href);
  expect(hrefs({})).toEqual(["/dossiers?attend=school", "/dossiers?immobile=oui"]);
  expect(hrefs({ immobile: "oui" })).toEqual(["/dossiers?attend=school", "/dossiers"]);
  expect(countersOf({ ...summary, still_for_15_days: 0 }, {})).toHaveLength(1);
});
