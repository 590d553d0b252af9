import { describe, expect, it } from "vitest";

import { currentHomeEducation, schoolYearEnd } from "./homeEducation";

const arrangement = (kind: string, starts_on: string, ends_on: string) => ({ id: starts_on, kind, starts_on, ends_on });

describe("instruction in the family", () => {
  it("is the one that holds, else the next to come", () => {
    const arrangements = [
      arrangement("home_education", "2027-09-01", "2028-08-31"),
      arrangement("home_education", "2026-11-20", "2027-08-31"),
      arrangement("relay", "2026-09-01", "2027-08-31"),
      arrangement("home_education", "2025-09-01", "2026-08-31"),
    ];
    expect(currentHomeEducation({ arrangements }, "2026-11-24")?.starts_on).toBe("2026-11-20");
    expect(currentHomeEducation({ arrangements }, "2028-09-01")).toBeUndefined();
  });

  it("ends with the school year", () => {
    expect([schoolYearEnd("2026-11-24"), schoolYearEnd("2027-03-01")]).toEqual(["2027-08-31", "2027-08-31"]);
  });
});
