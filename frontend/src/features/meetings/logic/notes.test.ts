import { describe, expect, it } from "vitest";

import { levelsOf } from "./notes";

const SCHOOL = ["educational", "social", "health"] as const;

describe("who writes at which level", () => {
  it("offers one's own profession first, and to the others the educational level alone", () => {
    expect(levelsOf(SCHOOL, "social_worker")).toEqual(["social", "educational"]);
    expect(levelsOf(SCHOOL, "nurse")).toEqual(["health", "educational"]);
    expect(levelsOf(SCHOOL, "education_adviser")).toEqual(["educational"]);
  });
  it("keeps a note of a platform's meeting to one's institution unless its writer opens it", () => {
    expect(levelsOf(["platform", "reserved"], "mission_locale_adviser")).toEqual(["reserved", "platform"]);
  });
});
