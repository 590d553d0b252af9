/** A concern: what is still missing before it leaves, and what became of it. */

import { labelOf } from "@/shared/api/labels";
import { MeetingDecision, SignalAnswer } from "@/shared/api/reference.gen";
import { daysBetween, dayMonth, dayOf, counted } from "@/shared/format";

import type { OwnSignal, SignalIn, SignalLine } from "../api";

export const FACT_LENGTH = 200;

/** Always in view beside the words one writes. */
export const REMINDER = {
  never: "Ni santé, ni famille, ni religion, ni délit.",
  danger: "En cas de danger\u00a0: le 119 ou le chef d’établissement, tout de suite.",
};

export interface Draft {
  observations: string[];
  fact: string;
  since: string;
}

export const EMPTY: Draft = { observations: [], fact: "", since: "today" };

/** What stops the sending, by field; the server says the same. */
export function missingIn(studentId: string | undefined, { observations, fact }: Draft): Partial<Record<"student" | "observations" | "fact", string>> {
  return {
    ...(studentId === undefined && { student: "Choisissez l’élève." }),
    ...(observations.length === 0 && { observations: "Cochez au moins une observation." }),
    ...(observations.includes("other_fact") && fact.trim() === "" && { fact: "Vous avez coché «\u00a0Autre fait\u00a0»\u00a0: décrivez-le en une phrase datée." }),
  };
}

export const bodyOfDraft = (student_id: string, { observations, fact, since }: Draft): SignalIn => ({
  student_id,
  observations: observations as SignalIn["observations"],
  fact: fact.trim(),
  since: since as SignalIn["since"],
});

/** « entretien »: the kind of the decision, taken by the school life or by a meeting; never its content. */
export function decisionWords(code: string): string {
  const label = labelOf({ ...MeetingDecision, ...SignalAnswer }, code);
  return label.startsWith("PPRE") || label.startsWith("MLDS") ? label : label.charAt(0).toLocaleLowerCase("fr") + label.slice(1);
}

type Followed = Pick<OwnSignal, "reported_at" | "read_at" | "reader_name" | "agenda_on" | "decision" | "decided_at">;

/** reçue → lue par → à l'ordre du jour → décidé: the steps already taken, in their order. */
export function trailOf({ reported_at, read_at, reader_name, agenda_on, decision, decided_at }: Followed): string[] {
  const reader = reader_name === null ? "" : ` par ${reader_name}`;
  return [
    `Reçue le ${dayMonth(dayOf(reported_at))}`,
    ...(read_at === null ? [] : [`lue${reader} le ${dayMonth(dayOf(read_at))}`]),
    ...(agenda_on === null ? [] : [`à l’ordre du jour du ${dayMonth(agenda_on)}`]),
    ...(decision === null ? [] : [`décidé${decided_at === null ? "" : ` le ${dayMonth(dayOf(decided_at))}`}\u00a0: ${decisionWords(decision)}`]),
  ];
}

/** « réponse avant le 7 déc. », « réponse en retard de 3 jours »; nothing once answered. */
export function dueWords({ decision, answer_due_on }: Pick<SignalLine, "decision" | "answer_due_on">, today: string): string | null {
  if (decision !== null) return null;
  const left = daysBetween(today, answer_due_on);
  return left < 0 ? `réponse en retard de ${counted(-left, "jour")}` : `réponse avant le ${dayMonth(answer_due_on)}`;
}
