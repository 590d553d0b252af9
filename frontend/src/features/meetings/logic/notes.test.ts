import { expect, test } from "vitest";

import { levelsOf } from "./notes";

test("a sealed note is offered to its own profession only, and first", () => {
  expect(levelsOf("education_adviser")).toEqual(["educational"]);
  expect(levelsOf("social_worker")).toEqual(["social", "educational"]);
  expect(levelsOf("nurse")).toEqual(["health", "educational"]);
});
