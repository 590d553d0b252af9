import { expect, test } from "vitest";

import { parseSearch, stringifySearch } from "./search";

test("a filter that looks like a number stays a word", () => {
  expect(parseSearch("?mois=2026-11&seuil=10")).toEqual({ mois: "2026-11", seuil: "10" });
  expect(stringifySearch({ mois: "2026-11", seuil: "10", classe: undefined })).toBe("?mois=2026-11&seuil=10");
  expect(stringifySearch({})).toBe("");
});
