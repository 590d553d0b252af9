import { describe, expect, test } from "vitest";

import { isPrinted, lastPosition, moved, validityOf, verdictOf } from "./settings";

const TODAY = "2026-11-23";
const delegation = (holder_id: string, valid_from: string, valid_to: string | null) => ({
  id: holder_id + valid_from, version: 1, holder_id, holder_name: "Hélène Marchand", reference: "arrêté 2026-14", valid_from, valid_to,
});

describe("a delegation", () => {
  test("its last day is still a day to sign", () => {
    expect(validityOf(delegation("a", "2026-09-01", TODAY), TODAY)).toBe("current");
    expect(validityOf(delegation("a", "2026-09-01", "2026-11-22"), TODAY)).toBe("ended");
    expect(validityOf(delegation("a", "2026-11-24", null), TODAY)).toBe("coming");
  });
  test("without one in force, the page says first that nobody signs", () => {
    expect(verdictOf([delegation("a", "2026-12-01", null)], TODAY).blocked).toBe(true);
  });
  test("people are counted, not their arrêtés, and the nearest end is named", () => {
    const verdict = verdictOf([delegation("a", "2026-01-01", null), delegation("a", "2026-09-01", "2026-12-31"), delegation("b", "2026-09-01", null)], TODAY);
    expect(verdict.blocked).toBe(false);
    expect(verdict.sentence.replace(/\u00a0/g, " ")).toBe("2 personnes peuvent signer aujourd’hui. La prochaine délégation prend fin le 31 déc.");
  });
});

describe("the catalogue of support", () => {
  test("a service ends on its last day, not after", () => {
    expect(isPrinted({ ended_on: null }, TODAY)).toBe(true);
    expect(isPrinted({ ended_on: "2026-11-24" }, TODAY)).toBe(true);
    expect(isPrinted({ ended_on: TODAY }, TODAY)).toBe(false);
  });
  test("one that goes up changes place with its neighbour alone", () => {
    const lines = [{ id: "a", position: 10 }, { id: "b", position: 20 }, { id: "c", position: 30 }];
    expect(moved(lines, "c", -1)).toEqual([{ id: "c", position: 20 }, { id: "b", position: 30 }]);
    expect(moved(lines, "a", -1)).toEqual([]);
  });
  test("places that were equal become distinct", () => {
    const lines = [{ id: "a", position: 0 }, { id: "b", position: 0 }];
    expect(moved(lines, "b", -1)).toEqual([{ id: "b", position: 10 }, { id: "a", position: 20 }]);
  });
  test("a new one comes last", () => {
    expect(lastPosition([])).toBe(10);
    expect(lastPosition([{ position: 30 }, { position: 10 }])).toBe(40);
  });
});
