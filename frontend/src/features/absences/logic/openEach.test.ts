import { expect, test } from "vitest";

import type { AlertLine } from "../api";
import { openEach, toOpen } from "./openEach";

const line = (id: string, treatment: AlertLine["treatment"], case_id: string | null = null) => ({ id, treatment, case_id }) as AlertLine;

test("only those without a case are opened, whatever else is ticked", () => {
  const rows = [line("a", "without_case"), line("b", "under_way", "c1"), line("c", "without_case")];
  expect(toOpen(rows, new Set(["a", "b"])).map(({ id }) => id)).toEqual(["a"]);
});

test("a refusal takes no other with it", async () => {
  const outcomes = await openEach([line("a", "without_case"), line("b", "without_case")], (id) =>
    id === "a" ? Promise.reject(new Error("non")) : Promise.resolve({ id: `case-${id}` }),
  );
  expect(outcomes.map(({ caseId }) => caseId)).toEqual([null, "case-b"]);
  expect(outcomes[0]?.refusal).not.toBeNull();
});
