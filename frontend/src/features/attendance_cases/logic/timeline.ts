/** The acts of a case as its time line. */

import { labelOf } from "@/shared/api/labels";
import { Measure, NotReferredReason, Origin, ReturnReason, Role } from "@/shared/api/reference.gen";
import { clockOf, halfDays, period, sentenceEnd, textDate, weekdayDate } from "@/shared/format";
import type { TimelineEvent } from "@/shared/ui/timeline";

import type { CaseAct } from "../api";
import { outcomeWords } from "./outcomes";

const CODES = { ...Measure, ...Origin, ...NotReferredReason, ...ReturnReason };

/** Who keeps each chain of acts. */
const TRACKS: Readonly<Record<CaseAct["act"]["track"], string>> = {
  school: "Établissement",
  dsden: "DSDEN",
  prosecutor: "Procureur",
};

export const timelineOf = (acts: CaseAct[]): TimelineEvent[] => acts.map(eventOf);

function eventOf({ act, label, agent }: CaseAct): TimelineEvent {
  return {
    id: `${act.track}-${act.number}`,
    at: act.on,
    kind: act.track,
    kind_label: TRACKS[act.track],
    title: label,
    actor: actorOf(act.by_role, agent?.display_name ?? null),
    detail: detailOf(act),
  };
}

function actorOf(role: string | null, name: string | null): string {
  if (role === null) return "le calendrier";
  return [name, labelOf(Role, role)].filter((part) => part !== null).join(", ");
}

/** A code may say which list it is of: `measure:tutoring`. */
const codeWords = (code: string): string => labelOf(CODES, code.slice(code.indexOf(":") + 1));

/** Everything an act recorded, in sentences. */
export function detailOf(act: CaseAct["act"]): string | null {
  const { outcome, appointment, known, codes, judgment, taken_over, due_on, on, recorded_on } = act;
  const sentences = [
    outcomeWords(act.step, outcome),
    appointment === null ? "" : `Rendez-vous le ${weekdayDate(appointment.day)} à ${clockOf(appointment.at)}, ${appointment.place}`,
    known === null ? "" : `${halfDays(known.counted)} ${period(known.period.first, known.period.last)}`,
    codes.map(codeWords).join(", "),
    judgment,
    due_on === null ? "" : `À revoir le ${textDate(due_on)}`,
    taken_over === null ? "" : `Fait hors de Raccroche\u00a0: ${taken_over.authority}, ${taken_over.reference}`,
    recorded_on === on ? "" : `Saisi le ${textDate(recorded_on)}`,
  ].filter((sentence) => sentence !== "");
  return sentences.length === 0 ? null : sentences.map(sentenceEnd).join(" ");
}
