import { expect, test } from "vitest";

import { draftOfPlace, placeMistakes } from "./places";

const full = { structure: "E2C", phone: "", entry_on: "2027-01-04", exit_on: "", capacity: "12" };

test("a new session says all that it lacks, in the order of the form", () => {
  expect(Object.keys(placeMistakes(draftOfPlace(null), 0))).toEqual(["structure", "entry_on", "capacity"]);
  expect(placeMistakes(full, 0)).toEqual({});
});

test("a session never has fewer places than are taken, nor ends before it begins", () => {
  expect(placeMistakes({ ...full, capacity: "2" }, 3).capacity).toBe("3 places sont déjà prises.");
  expect(placeMistakes({ ...full, exit_on: "2027-01-03" }, 0).exit_on).toContain("après");
  expect(placeMistakes({ ...full, capacity: "beaucoup" }, 0).capacity).toContain("nombre");
});
