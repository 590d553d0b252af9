import { expect, test } from "vitest";

import { placementMistake, withPlacement, without } from "./placements";

const june = { id: "j", starts_on: "2027-06-01", ends_on: "2027-06-25", label: "PFMP 2" };
const january = { starts_on: "2027-01-04", ends_on: "2027-01-29", label: " PFMP 1 " };

test("periods are kept in the order of the calendar, without what the server names", () => {
  expect(withPlacement([june], january)).toEqual([{ ...january, label: "PFMP 1" }, { starts_on: "2027-06-01", ends_on: "2027-06-25", label: "PFMP 2" }]);
  expect(without([june], "j")).toEqual([]);
});

test("a period says what it lacks", () => {
  expect(placementMistake(january, [june])).toBeUndefined();
  expect(placementMistake({ ...january, starts_on: "" }, [])).toContain("premier");
  expect(placementMistake({ ...january, ends_on: "2027-01-01" }, [])).toContain("après");
  expect(placementMistake({ ...january, ends_on: "2027-06-02" }, [june])).toContain("déjà");
  expect(placementMistake({ ...january, label: " " }, [])).toContain("nom");
});
