import { expect, test } from "vitest";

import { passwordCriteria } from "./password";

const met = (password: string): boolean[] => passwordCriteria(password).map((criterion) => criterion.met);

test("a short password, or one that repeats itself, is told so while typing", () => {
  expect(met("coco")).toEqual([false, false]);
  expect(met("abababababab")).toEqual([true, false]);
});

test("four words without link will do", () => {
  expect(met("cheval agrafe correct pile")).toEqual([true, true]);
});
