/** The week of a school while gestures are made: shown at once, confirmed by the server after. */

import { labelOf } from "@/shared/api/labels";
import { WarningAsideReason, WarningGesture, WarningState } from "@/shared/api/reference.gen";
import { addDays, dayMonth, sentenceEnd, sentenceName, weekdayDate } from "@/shared/format";

import type { Gesture, Sign, Situation, Week } from "../api";

/** « Semaine du 23 novembre », before the server has answered. */
export function weekTitle(today: string): string {
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay();
  const monday = addDays(today, -((weekday + 6) % 7));
  return `Semaine du ${weekdayDate(monday).replace(/^lundi /u, "")}`;
}

const without = (situations: readonly Situation[], id: string): Situation[] => situations.filter((each) => each.student_id !== id);
const inState = (one: Situation, state: Sign["state"]): Situation => ({ ...one, reasons: one.reasons.map((sign) => ({ ...sign, state })) });

/** The week as it will be once the server has agreed. */
export function afterGesture(week: Week, one: Situation, gesture: Gesture): Week {
  const situations = without(week.situations, one.student_id);
  const set_aside = without(week.set_aside, one.student_id);
  switch (gesture.name) {
    case "take":
      return { ...week, situations, set_aside, followed: [...week.followed, inState(one, "taken")] };
    case "put_on_agenda":
      return { ...week, situations, set_aside, followed: [...week.followed, inState(one, "on_agenda")] };
    case "set_aside": {
      const aside = { ...inState(one, "set_aside"), set_aside_until: gesture.until, set_aside_reason: gesture.reason };
      return { ...week, situations, set_aside: [...set_aside, aside] };
    }
    case "false_alarm": {
      const reasons = one.reasons.filter((sign) => sign.rule !== gesture.rule);
      return { ...week, situations: reasons.length === 0 ? situations : week.situations.map((each) => (each === one ? { ...one, reasons } : each)) };
    }
  }
}

/** Said at the foot of the screen, with its undo. */
export function gestureWords(one: Situation, gesture: Gesture): string {
  const name = sentenceName(one);
  switch (gesture.name) {
    case "take":
      return `Vous vous occupez de ${name}. Une tâche est créée pour dans sept jours.`;
    case "put_on_agenda":
      return `${name} est à l’ordre du jour du prochain GPDS.`;
    case "set_aside":
      return `${name}\u00a0: situation mise de côté jusqu’au ${sentenceEnd(dayMonth(gesture.until))}`;
    case "false_alarm":
      return `${name}\u00a0: fausse alerte notée, le bilan de la règle en tient compte.`;
  }
}

/** A point already on an agenda is taken off by the meeting itself. */
export const undoneWords = (one: Situation, gesture: Gesture["name"]): string =>
  `${sentenceName(one)} revient dans la semaine.` + (gesture === "put_on_agenda" ? " Le point reste à l’ordre du jour\u00a0: la réunion peut le retirer." : "");

/** Signs still to be looked at, the ones that a gesture bears on. */
export const openSigns = ({ reasons }: Situation): Sign[] => reasons.filter(({ state }) => state === "open" || state === "set_aside");

/** « suivie », « à l'ordre du jour », « jusqu'au 7 déc., à observer encore ». */
export function standing(one: Situation): string {
  if (one.set_aside_until !== null) {
    const reason = one.set_aside_reason === null ? "" : `, ${labelOf(WarningAsideReason, one.set_aside_reason).toLocaleLowerCase("fr")}`;
    return `jusqu’au ${dayMonth(one.set_aside_until)}${reason}`;
  }
  const state = one.reasons.find((sign) => sign.state === "on_agenda" || sign.state === "taken")?.state ?? "taken";
  return labelOf(WarningState, state).toLocaleLowerCase("fr");
}

/** « Mettre de côté, le 3 nov., par Nadia Lemoine. » */
export const doneWords = ({ gesture, on, by_name }: Situation["done_before"][number]): string =>
  `${labelOf(WarningGesture, gesture)}, le ${dayMonth(on)}, par ${by_name}`;
