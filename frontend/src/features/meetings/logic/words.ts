/** Sentences of a meeting: its day, its minutes, what was decided last time, who writes. */

import type { components } from "@/shared/api/schema.gen";
import { labelOf } from "@/shared/api/labels";
import { MeetingDecision, MeetingKind, Role, TaskOutcome } from "@/shared/api/reference.gen";
import { clockOf, counted, dayMonth, weekdayDate } from "@/shared/format";

import { titleOf } from "./projection";

type Schemas = components["schemas"];
type Item = Schemas["MeetingItemOut"];

const SHORT: Readonly<Record<Schemas["MeetingKind"], string>> = { ...MeetingKind, gpds: "GPDS", cto: "CTO" };

/** « GPDS du jeudi 26 novembre ». */
export const meetingTitle = (meeting: { kind: Schemas["MeetingKind"]; held_on: string }): string => `${SHORT[meeting.kind]} du ${weekdayDate(meeting.held_on)}`;

export const kindName = (kind: Schemas["MeetingKind"]): string => SHORT[kind];

/** What comes out of it: a platform's is a list of decisions. */
export const reportName = (meeting: { frame: { matter: { subject: Schemas["SubjectKind"] } } }): string => (meeting.frame.matter.subject === "followed" ? "Relevé de décisions" : "Compte rendu");

/** « 15 h », from 14 h and 60 minutes. */
export function endsAt(startsAt: string, minutes: number): string {
  const [hours = 0, start = 0] = startsAt.split(":").map(Number);
  const end = hours * 60 + start + minutes;
  return hourOf(`${Math.floor(end / 60) % 24}:${String(end % 60).padStart(2, "0")}`);
}

/** « 14 h », « 14 h 30 ». */
export const hourOf = (time: string): string => clockOf(time).replace(/\u00a000$/, "");

/** « de 14 h à 15 h ». */
export const hoursWords = (startsAt: string, minutes: number): string => `de ${hourOf(startsAt)} à ${endsAt(startsAt, minutes)}`;

/** « toutes les 2 semaines, le jeudi à 14 h ». */
export function rhythmWords(group: { first_on: string | null; every_weeks: number | null; starts_at: string }): string {
  if (group.first_on === null || group.every_weeks === null) return "dates choisies une à une";
  const weekday = weekdayDate(group.first_on).split(" ")[0] ?? "";
  const every = group.every_weeks === 1 ? "chaque semaine" : `toutes les ${group.every_weeks} semaines`;
  return `${every}, le ${weekday} à ${hourOf(group.starts_at)}`;
}

/** « Mme Meunier », or the function when nobody is named. */
export const ownerOf = (value: { owner_name: string; owner_role: Schemas["Role"] | null }): string =>
  value.owner_name !== "" ? value.owner_name : value.owner_role === null ? "" : labelOf(Role, value.owner_role);

/** « entretien, Mme Meunier, pour le 13 oct. ». */
export const decisionWords = (value: { decision: Schemas["MeetingDecision"]; partner_name?: string; owner_name: string; owner_role: Schemas["Role"] | null; due_on: string | null }): string =>
  [MeetingDecision[value.decision], value.partner_name ?? "", ownerOf(value), value.due_on === null ? "" : `pour le ${dayMonth(value.due_on)}`].filter((part) => part !== "").join(", ");

/** Whether what was decided was done: « fait le 13 oct. », « pas fait, en retard de 9 jours », « à faire ». */
export function followUpWords(last: Pick<Schemas["LastTimeOut"], "done" | "outcome" | "settled_on" | "late_days" | "task_id">): string {
  if (last.outcome !== null) return [TaskOutcome[last.outcome], last.settled_on === null ? "" : `le ${dayMonth(last.settled_on)}`].filter(Boolean).join(", ");
  if (last.done) return last.settled_on === null ? "fait" : `fait le ${dayMonth(last.settled_on)}`;
  if (last.task_id === null) return "rien à faire";
  return last.late_days > 0 ? `pas fait, en retard de ${counted(last.late_days, "jour")}` : "pas encore fait";
}

/** « 2. PETIT Hugo — tutorat, M. Roussel, pour le 30 nov., revu le 17 déc. »; what was not seen gives none. */
export function minutesSentences(items: readonly Item[], masked: boolean): { id: string; words: string }[] {
  return items
    .filter((item) => item.state === "seen" || item.state === "postponed")
    .map((item) => {
      const said = item.state === "postponed" ? "reporté" : item.decision === null ? "vu" : decisionWords({ ...item, decision: item.decision });
      const review = item.next_review_on === null ? "" : `, revu le ${dayMonth(item.next_review_on)}`;
      return { id: item.id, words: `${item.position}. ${titleOf(item, masked)} — ${said}${review}` };
    });
}

const WRITING_FOR_MS = 2 * 60_000;

/** « M. Garnier modifie la décision », when somebody else wrote in the last two minutes. */
export function presenceWords(item: { editing_by: string | null; editing_since: string | null }, me: string, now: number): string | null {
  if (item.editing_by === null || item.editing_since === null || item.editing_by === me) return null;
  return now - new Date(item.editing_since).getTime() > WRITING_FOR_MS ? null : `${item.editing_by} modifie la décision`;
}
