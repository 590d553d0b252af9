import { expect, test } from "vitest";

import { clockOf, instantOf } from "./entry";

test("an hour typed is an hour of the school, in winter and in summer", () => {
  expect(instantOf("2026-11-23", "08:00")).toBe("2026-11-23T08:00:00+01:00");
  expect(instantOf("2026-06-15", "13:30")).toBe("2026-06-15T13:30:00+02:00");
  expect(instantOf("2026-11-23", "08:00", "Indian/Reunion")).toBe("2026-11-23T08:00:00+04:00");
});

test("it is read again as it was typed", () => {
  expect(clockOf(instantOf("2026-11-23", "08:00"))).toBe("08:00");
});
