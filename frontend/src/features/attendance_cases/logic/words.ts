/** Sentences about a case, from what the server sends. */

import { Party } from "@/shared/api/reference.gen";
import { labelOf } from "@/shared/api/labels";
import { sinceDay, textDate, weekdayDate } from "@/shared/format";

import type { Case } from "../api";

/** « On attend la DSDEN, depuis 6 jours. », or the day of the appointment everyone waits for. */
export function waitingSentence({ who, since, until }: Case["waiting"], today: string): string {
  const party = labelOf(Party, who);
  if (until !== null && until >= today) return `On attend ${party}, rendez-vous le ${weekdayDate(until)}.`;
  return `On attend ${party}, ${sinceDay(since, today)}.`;
}

/** Where the case stands, at school and at the DSDEN. */
export function situation(attendanceCase: Case, today: string): string {
  const { closed_on, close_reason, dsden_state, school_label, dsden_label, waiting } = attendanceCase;
  if (closed_on !== null) return `Clos le ${textDate(closed_on)}${close_reason === null ? "" : `\u00a0: ${CLOSED[close_reason]}`}.`;
  const states = dsden_state === "none" ? school_label : `${school_label} · ${dsden_label}`;
  return `${states}. ${waitingSentence(waiting, today)}`;
}

const CLOSED: Readonly<Record<NonNullable<Case["close_reason"]>, string>> = {
  attendance_restored: "assiduité rétablie",
  end_of_school_year: "fin d’année scolaire",
  left_school: "départ de l’établissement",
  opened_in_error: "ouvert par erreur",
};
