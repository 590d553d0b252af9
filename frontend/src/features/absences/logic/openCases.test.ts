import { expect, test } from "vitest";

import type { AlertLine } from "../api";
import { openCases, toOpen } from "./openCases";

const line = (id: string, treatment: AlertLine["treatment"], case_id: string | null = null, school_id = "s1") => ({ id, treatment, case_id, school_id }) as AlertLine;

test("only those without a case are opened, whatever else is ticked", () => {
  const rows = [line("a", "without_case"), line("b", "under_way", "c1"), line("c", "without_case")];
  expect(toOpen(rows, new Set(["a", "b"])).map(({ id }) => id)).toEqual(["a"]);
});

test("one request for each school, an outcome for each pupil", async () => {
  const asked: string[][] = [];
  const outcomes = await openCases([line("a", "without_case"), line("b", "without_case"), line("c", "without_case", null, "s2")], (school, ids) => {
    asked.push([school, ...ids]);
    return Promise.resolve({
      items: ids.map((id) =>
        id === "b"
          ? { student_id: id, outcome: "refused" as const, case_id: null, sentence: "Cet élève a quitté l’établissement." }
          : { student_id: id, outcome: "opened" as const, case_id: `case-${id}`, sentence: null },
      ),
    });
  });
  expect(asked).toEqual([
    ["s1", "a", "b"],
    ["s2", "c"],
  ]);
  expect(outcomes.map(({ caseId }) => caseId)).toEqual(["case-a", null, "case-c"]);
  expect(outcomes[1]?.refusal).toBe("Cet élève a quitté l’établissement.");
});
