/** Several cases opened from a list, one request each: a refusal takes no other with it. */

import { asProblem } from "@/shared/api/problem";

import { openCase, type AlertLine } from "../api";

export interface Outcome {
  line: AlertLine;
  caseId: string | null;
  /** The server's sentence when it was not opened. */
  refusal: string | null;
}

/** The chosen rows that have no case yet. */
export const toOpen = (rows: readonly AlertLine[], keys: ReadonlySet<string>): AlertLine[] =>
  rows.filter((row) => keys.has(row.id) && (row.treatment === "without_case" || row.case_id === null));

export async function openEach(lines: readonly AlertLine[], open: (studentId: string) => Promise<{ id: string }> = openCase): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const line of lines) {
    try {
      outcomes.push({ line, caseId: (await open(line.id)).id, refusal: null });
    } catch (error) {
      const { title, detail } = asProblem(error);
      outcomes.push({ line, caseId: null, refusal: detail === "" ? title : detail });
    }
  }
  return outcomes;
}
