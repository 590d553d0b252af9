/** Thresholds crossed in a month: what was done since. */

import { labelOf } from "@/shared/api/labels";
import { ContactResult } from "@/shared/api/reference.gen";
import { counted, daysBetween, dayOf, dayMonth } from "@/shared/format";

import type { AlertLine } from "../api";

/** Words of the URL for each treatment. */
export const TREATMENTS = [
  { treatment: "without_case", word: "non", counter: "sans dossier" },
  { treatment: "under_way", word: "en-cours", counter: "en cours" },
  { treatment: "treated", word: "oui", counter: "traités" },
] as const;

/** « rien depuis 6 jours », « famille\u00a0: a répondu le 20 nov. », « dernier acte le 16 nov. ». */
export function doneWords(row: AlertLine, today: string): string {
  if (row.treatment !== "without_case" && row.case_last_act_on !== null) return `dossier, dernier acte le ${dayMonth(row.case_last_act_on)}`;
  if (row.last_contact_at !== null && row.last_contact_result !== null) {
    return `famille\u00a0: ${labelOf(ContactResult, row.last_contact_result)} le ${dayMonth(dayOf(row.last_contact_at))}`;
  }
  const since = row.crossed_on === null ? 0 : daysBetween(row.crossed_on, today);
  return since > 0 ? `rien depuis ${counted(since, "jour")}` : "rien encore";
}

/** The rule that depends on the age, said when it does: obligation to 16, no prosecutor after. */
export const ageWords = (age: number): string | null => (age >= 16 ? `${age}\u00a0ans\u00a0: assiduité due (L.\u00a0511-1), sans procureur` : null);
