import { describe, expect, test } from "vitest";

import type { Publication } from "../../api";
import { exitsOf, sumOf } from "./changes";
import { fieldsOfList, listHref, rowFilters } from "./filters";
import { findingOf, mayNameSource } from "./finding";
import { calledOf, outcomeWords, placeWords, returnsOf, returnWords, searchedSentence, searchedShort, stateWords, totalsOf } from "./words";

const share = (more: Partial<Publication["platforms"][number]> = {}): Publication["platforms"][number] => ({
  platform_id: "p", platform_name: "Plateforme du Val", rows: 10, listed: 8, to_confirm: 2, minors: 3, known_to_mission_locale: 1, still: 4, ...more,
});

describe("filters of a list", () => {
  test("say in French what the API takes", () => {
    expect(rowFilters({ plateforme: "p", situation: "a-confirmer", age: "16-17", entree: "nouveaux" })).toEqual({ platform_id: "p", state: "to_confirm", minors: true, known_before: false });
    expect(rowFilters({ plateforme: "aucune", age: "18-plus", entree: "encore-la" })).toEqual({ no_platform: true, minors: false, known_before: true });
  });
  test("ignore what they do not know", () => {
    expect(rowFilters({ situation: "toString", age: "40", plateforme: "" })).toEqual({});
  });
  test("leave no trace when empty", () => {
    expect(listHref("/siei/c/liste", { situation: "", age: undefined })).toBe("/siei/c/liste");
    expect(listHref("/siei/c/liste", { age: "16-17" }, "x")).toBe("/siei/c/liste?age=16-17&apres=x");
  });
  test("offer a choice of platform only where there is one", () => {
    const names = (shares: Publication["platforms"], former: boolean): string[] => fieldsOfList(shares, former).map(({ name }) => name);
    expect(names([share()], false)).toEqual(["situation", "age"]);
    expect(names([share(), share({ platform_id: null, platform_name: null })], true)).toEqual(["plateforme", "situation", "age", "entree"]);
  });
});

describe("a list in words", () => {
  test("counts those of 16 and 17, and whom nobody would get", () => {
    expect(totalsOf([share(), share({ platform_id: null, rows: 2, listed: 2, to_confirm: 0, minors: 1 })])).toMatchObject({ rows: 12, toConfirm: 2, minors: 4, unplaced: 2 });
  });
  test("says where each was looked for, and when it was received", () => {
    const searched = [{ kind: "apprentices", received_on: "2026-11-14" }, { kind: "diplomas", received_on: "2026-11-10" }];
    expect(searchedShort(searched)).toBe("2\u00a0bases, reçues du 10 au 14\u00a0nov.");
    expect(searchedShort(searched.slice(0, 1))).toBe("1\u00a0base, reçue le 14\u00a0nov.");
    expect(searchedShort([])).toBe("aucune base");
    expect(searchedSentence(searched)).toContain("Apprentis (CFA), reçue le 14\u00a0nov.");
  });
  test("tells why a row left, and what the platform found", () => {
    expect(stateWords({ state: "removed", removed_because: "training" })).toBe("Sortie de la liste\u00a0: en formation");
    expect(outcomeWords({ outcome: null, outcome_on: null, found_in: null })).toBeNull();
    expect(outcomeWords({ outcome: "already_enrolled", outcome_on: "2026-11-20", found_in: "apprentices" })).toBe("Était déjà inscrit, Apprentis (CFA), le 20\u00a0nov.");
    expect([placeWords({ commune: "99904", city: "Sainte-Luce" }), placeWords({ commune: "99904", city: null }), placeWords({ commune: null, city: null })]).toEqual(["Sainte-Luce", "commune 99904", null]);
  });
  test("calls somebody by their first name, of all those a base holds", () => {
    expect(calledOf({ family_name: "ALLAIN", first_names: "Ilan, Loris" })).toBe("Ilan Allain");
  });
  test("tells schools two things only", () => {
    const line = (id: string, kind: string) => ({ id, school_id: "s", family_name: "LE GOFF", first_names: "Lucas", kind, campaign_date: "2026-11-15" });
    expect(returnWords(returnsOf([line("1", "elsewhere"), line("2", "followed"), line("3", "elsewhere")]))).toBe("2 en formation ailleurs, 1\u00a0suivi");
    expect(returnWords({ elsewhere: 0, followed: 0 })).toBe("rien");
  });
});

test("who left is told by reason, in the order in which one asks", () => {
  const exits = exitsOf({ absent: 4, still: 9, training: 7, qualified: 0 });
  expect(exits).toEqual([{ reason: "training", count: 7 }, { reason: "absent", count: 4 }]);
  expect(sumOf(exits)).toBe(11);
});

describe("what a platform found", () => {
  test("names a base only when the list was wrong about somebody it holds", () => {
    expect([mayNameSource("already_enrolled"), mayNameSource("already_qualified"), mayNameSource("confirmed"), mayNameSource("not_this_person")]).toEqual([true, true, false, false]);
    expect(findingOf({ outcome: "already_enrolled", foundIn: "apprentices", on: "2026-11-20" })).toEqual({ outcome: "already_enrolled", found_in: "apprentices", on: "2026-11-20" });
    expect(findingOf({ outcome: "confirmed", foundIn: "apprentices", on: "2026-11-20" })?.found_in).toBeNull();
  });
  test("is nothing before a choice and a day", () => {
    expect([findingOf({ outcome: "", foundIn: "", on: "2026-11-20" }), findingOf({ outcome: "confirmed", foundIn: "", on: "" })]).toEqual([null, null]);
  });
});
