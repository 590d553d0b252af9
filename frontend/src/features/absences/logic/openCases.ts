/** « Préparer 3 dossiers »: one request for each school, an outcome for each pupil. */

import type { components } from "@/shared/api/schema.gen";

import { openCases as open, type AlertLine } from "../api";

type Opening = components["schemas"]["CaseOpeningOut"];

export interface Outcome {
  line: AlertLine;
  caseId: string | null;
  /** The server's sentence when it was not opened now. */
  refusal: string | null;
}

/** The chosen rows that have no case yet. */
export const toOpen = (rows: readonly AlertLine[], keys: ReadonlySet<string>): AlertLine[] =>
  rows.filter((row) => keys.has(row.id) && (row.treatment === "without_case" || row.case_id === null));

type Ask = (school_id: string, student_ids: string[]) => Promise<{ items: Opening[] }>;

export async function openCases(lines: readonly AlertLine[], ask: Ask = open): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const school of new Set(lines.map((line) => line.school_id))) {
    const ofSchool = lines.filter((line) => line.school_id === school);
    const { items } = await ask(
      school,
      ofSchool.map((line) => line.id),
    );
    const found = new Map(items.map((item) => [item.student_id, item]));
    outcomes.push(...ofSchool.map((line) => ({ line, caseId: found.get(line.id)?.case_id ?? null, refusal: found.get(line.id)?.sentence ?? null })));
  }
  return outcomes;
}
