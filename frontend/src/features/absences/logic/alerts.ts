/** Thresholds crossed in a month: what was done since, and whether it has a case. */

import { labelOf } from "@/shared/api/labels";
import { ContactResult } from "@/shared/api/reference.gen";
import { counted, daysBetween, dayOf, dayMonth } from "@/shared/format";

import type { AlertLine } from "../api";

/** The most advanced case of a pupil, as far as the list of cases says. */
export interface CaseOfPupil {
  id: string;
  student_id: string;
  last_act_on: string;
  close_reason: string | null;
}

export interface AlertRow extends AlertLine {
  case: CaseOfPupil | null;
}

/** Alerts with their case; those without come first, then in the order of crossing. */
export function alertRows(alerts: readonly AlertLine[], cases: readonly CaseOfPupil[]): AlertRow[] {
  const open = new Map(cases.filter((each) => each.close_reason === null).map((each) => [each.student_id, each]));
  const rows = alerts.map((alert) => ({ ...alert, case: open.get(alert.id) ?? null }));
  return rows.toSorted((a, b) => Number(a.case !== null) - Number(b.case !== null) || (a.crossed_on ?? "").localeCompare(b.crossed_on ?? ""));
}

/** « rien depuis 6 jours », « famille\u00a0: a répondu le 20 nov. », « dernier acte le 16 nov. ». */
export function doneWords(row: AlertRow, today: string): string {
  if (row.case !== null) return `dossier, dernier acte le ${dayMonth(row.case.last_act_on)}`;
  if (row.last_contact_at !== null && row.last_contact_result !== null) {
    return `famille\u00a0: ${labelOf(ContactResult, row.last_contact_result)} le ${dayMonth(dayOf(row.last_contact_at))}`;
  }
  const since = row.crossed_on === null ? 0 : daysBetween(row.crossed_on, today);
  return since > 0 ? `rien depuis ${counted(since, "jour")}` : "rien encore";
}

/** The rule that depends on the age, said when it does: obligation to 16, no prosecutor after. */
export const ageWords = (age: number): string | null => (age >= 16 ? `${age}\u00a0ans\u00a0: assiduité due (L. 511-1), pas de saisine du procureur` : null);
