import { expect, test } from "vitest";

import { returnPath } from "./returnPath";

test("the page first asked for is kept with its filters", () => {
  expect(returnPath("/seuils?mois=2026-11")).toBe("/seuils?mois=2026-11");
});

test.each(["https://ailleurs.example", "//ailleurs.example", "/\\ailleurs.example", undefined, "/connexion"])(
  "%s leads home instead",
  (asked) => {
    expect(returnPath(asked)).toBe("/");
  },
);
