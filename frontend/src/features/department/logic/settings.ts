/** Delegations and the catalogue of support: what is in force on a day, and in which order it prints. */

import { counted, dayMonth, period, sentenceEnd, textDate } from "@/shared/format";

import type { Delegation, SupportService } from "../settingsApi";

export type Validity = "current" | "coming" | "ended";

/** The last day is a day on which one still signs. */
export function validityOf({ valid_from, valid_to }: Pick<Delegation, "valid_from" | "valid_to">, today: string): Validity {
  if (valid_from > today) return "coming";
  return valid_to !== null && valid_to < today ? "ended" : "current";
}

export const VALIDITY_WORDS: Record<Validity, string> = { current: "en vigueur", coming: "à venir", ended: "terminée" };

/** « depuis le 1er sept. 2026 », « du 2 au 27 nov. ». */
export const datesOf = ({ valid_from, valid_to }: Pick<Delegation, "valid_from" | "valid_to">): string =>
  valid_to === null ? `depuis le ${textDate(valid_from)}` : period(valid_from, valid_to);

/** Whether anybody may sign today, first; then who will stop soon. */
export function verdictOf(delegations: Delegation[], today: string): { blocked: boolean; sentence: string } {
  const current = delegations.filter((each) => validityOf(each, today) === "current");
  if (current.length === 0) {
    return { blocked: true, sentence: "Personne ne peut signer aujourd’hui\u00a0: les avertissements et les saisines du procureur attendent une délégation en vigueur." };
  }
  const holders = new Set(current.map((each) => each.holder_id)).size;
  const ends = current.flatMap(({ valid_to }) => (valid_to === null ? [] : [valid_to])).toSorted()[0];
  const next = ends === undefined ? "" : sentenceEnd(` La prochaine délégation prend fin le ${dayMonth(ends)}`);
  return { blocked: false, sentence: `${counted(holders, "personne peut", "personnes peuvent")} signer aujourd’hui.${next}` };
}

/** From its last day on, a service is printed no more. */
export const isPrinted = ({ ended_on }: Pick<SupportService, "ended_on">, today: string): boolean => ended_on === null || ended_on > today;

/** Services whose place changes when one goes up or down by a line: their ids and new places. */
export function moved(printed: Pick<SupportService, "id" | "position">[], id: string, by: 1 | -1): { id: string; position: number }[] {
  const from = printed.findIndex((each) => each.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= printed.length) return [];
  const order = printed.map((each) => each.id);
  order.splice(to, 0, ...order.splice(from, 1));
  const places = new Map(printed.map((each) => [each.id, each.position]));
  return order.map((each, index) => ({ id: each, position: (index + 1) * 10 })).filter((each) => places.get(each.id) !== each.position);
}

/** After the last one. */
export const lastPosition = (services: Pick<SupportService, "position">[]): number => Math.max(0, ...services.map((each) => each.position)) + 10;
