import { expect, test } from "vitest";

import { changesOf, firstOutcome, resultOf, wordsOf } from "./outcomes";
import type { ImportLine } from "../api";

const COUNTS = { student: { new: 9, changed: 31, gone: 4, unchanged: 563 }, guardian: { changed: 2, look_alike: 1 } };

test("the history says what a file did, whoever it was about", () => {
  expect(resultOf(COUNTS)).toBe("9\u00a0nouveaux, 33\u00a0modifiés, 4\u00a0partis, 1\u00a0ressemblance à trancher");
  expect(resultOf({ student: { unchanged: 3 } })).toBe("rien à changer");
});

test("what asks for a decision is shown first", () => {
  expect(firstOutcome(COUNTS)).toBe("look_alike");
  expect(firstOutcome({ student: { refused: 2, unchanged: 5 } })).toBe("refused");
});

test("one is singular", () => {
  expect(wordsOf("gone", 1)).toBe("1\u00a0parti");
});

test("a yes or no of the file is said in French", () => {
  const line = { changes: [{ label: "SMS accepté", before: false, after: true }] } as unknown as ImportLine;
  expect(changesOf(line)).toEqual([{ label: "SMS accepté", before: "non", after: "oui" }]);
});

test("a code of régime is said in words", () => {
  const line = { changes: [{ label: "Régime", field: "regime_code", before: "0", after: "21" }] } as unknown as ImportLine;
  expect(changesOf(line)).toEqual([{ label: "Régime", before: "externe", after: "demi-pensionnaire" }]);
});

test("other codes of SIECLE are read in words, and one that nobody knows stays", () => {
  const changes = [
    { label: "Niveau de responsabilité", field: "level", before: 2, after: 1 },
    { label: "Lien de parenté", field: "kinship", before: "10", after: "77" },
    { label: "Statut", field: "status_code", before: "ST", after: "AP" },
    { label: "Qualité du chef", field: "head_title", before: null, after: "PROVISEURE" },
  ];
  expect(changesOf({ changes } as unknown as ImportLine).map(({ before, after }) => [before, after])).toEqual([
    ["personne en charge", "représentant légal"],
    ["mère", "77"],
    ["scolaire", "apprenti"],
    [null, "proviseure"],
  ]);
});
