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
