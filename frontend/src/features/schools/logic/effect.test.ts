import { expect, test } from "vitest";

import { effectSentences } from "./effect";

const plain = (sentences: string[]): string[] => sentences.map((each) => each.replace(/[\u00a0\u202f]/g, " "));

test("nothing that moves is one sentence", () => {
  expect(plain(effectSentences({ since: "2026-09-01", half_days: 0, pupils: 0, thresholds: [] }))).toEqual([
    "Rien ne change dans ce qui est compté depuis le 1er sept.",
  ]);
});

test("half-days, pupils and thresholds are told in figures", () => {
  const change = { since: "2026-11-01", half_days: 12, pupils: 9, thresholds: [{ threshold: 4, reached: 2, left: 0 }, { threshold: 10, reached: 0, left: 1 }] };
  expect(plain(effectSentences(change))).toEqual([
    "12 demi-journées comptées autrement depuis le 1er nov., pour 9 élèves.",
    "4 demi-journées dans le mois : 2 élèves atteindraient ce seuil.",
    "10 demi-journées dans le mois : 1 élève ne l’atteindrait plus.",
  ]);
});

test("a threshold may move while no half-day does", () => {
  const [first] = effectSentences({ since: "2026-11-01", half_days: 0, pupils: 0, thresholds: [{ threshold: 3, reached: 1, left: 1 }] });
  expect(first).toBe("Aucune demi-journée n’est comptée autrement.");
});
