/** What a call gives: not reached, reached, and the five answers of a phone held in one hand. */

import { choicesOf } from "@/shared/api/labels";
import { FollowUpChannel, FollowUpContactResult } from "@/shared/api/reference.gen";
import { addDays, capitalised } from "@/shared/format";
import type { Choice } from "@/shared/ui/contact";

import type { Attempt } from "../api";

export type Result = Attempt["result"];
export type Channel = Attempt["channel"];

const upper = (choices: Choice[]): Choice[] => choices.map(({ value, label }) => ({ value, label: capitalised(label) }));

export const CHANNELS = upper(choicesOf(FollowUpChannel));

const MISSED: readonly Result[] = ["no_answer", "message_left", "wrong_details"];

export const NOT_REACHED = upper(choicesOf(FollowUpContactResult, MISSED));

export const REACHED = upper(choicesOf(FollowUpContactResult)).filter(({ value }) => !(MISSED as readonly string[]).includes(value));

/** Five answers for a thumb; « Rendez-vous » asks for its day. */
export const QUICK: readonly { result: Result; label: string }[] = [
  { result: "no_answer", label: "Pas de réponse" },
  { result: "message_left", label: "Message laissé" },
  { result: "call_back", label: "À rappeler" },
  { result: "appointment", label: "Rendez-vous pris" },
  { result: "wrong_details", label: "Numéro faux" },
];

export interface AttemptDraft {
  channel: string;
  result: string;
  appointment_on: string;
  next_on: string;
}

export const blankAttempt = (result = ""): AttemptDraft => ({ channel: "call", result, appointment_on: "", next_on: "" });

/** What is missing, by field; the server decides of the rest. */
export function missingIn(draft: AttemptDraft): Partial<Record<"result" | "appointment_on", string>> {
  if (draft.result === "") return { result: "Choisissez le résultat de l’essai." };
  return draft.result === "appointment" && draft.appointment_on === "" ? { appointment_on: "Donnez le jour du rendez-vous." } : {};
}

/** Only what goes with the result. */
export function attemptOf(draft: AttemptDraft): Attempt {
  const meets = draft.result === "appointment";
  return {
    channel: draft.channel as Channel,
    result: draft.result as Result,
    appointment_on: meets ? draft.appointment_on : null,
    next_on: meets || draft.next_on === "" || draft.result === "refuses_contact" ? null : draft.next_on,
  };
}

/** Tomorrow, three days, a week: on days of work. */
export const likelyDays = (today: string): string[] => [...new Set([1, 3, 7].map((days) => workday(addDays(today, days))))];

function workday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}

/** After how many tries something else than the phone is proposed. */
const OTHER_WAYS_FROM = 3;

export const triesOtherWays = (failed: number): boolean => failed >= OTHER_WAYS_FROM;
