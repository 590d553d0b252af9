import { expect, test } from "vitest";

import { actsOf, actsText, halfDaysOf, halfDaysText, simulationOf } from "./history";

test("a history survives the address, and what is not one is left out", () => {
  const text = "2026-11-05-am-n.2026-11-05-pm-j";
  expect(halfDaysText(halfDaysOf(text))).toBe(text);
  expect(halfDaysOf("2026-11-05-soir-n.<script>")).toEqual([]);
  expect(actsText(actsOf("refer.2026-11-16~warn.2026-11-20"))).toBe("refer.2026-11-16~warn.2026-11-20");
});

test("acts are told in the order of their days", () => {
  const body = simulationOf({ actes: "warn.2026-11-20~refer.2026-11-16" }, "2026-11-24");
  expect(body.acts?.map((act) => act.step)).toEqual(["refer", "warn"]);
  expect(body).toMatchObject({ on: "2026-11-24", age: 14 });
});
