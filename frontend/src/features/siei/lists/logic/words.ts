/** Lists of SIEI in words: how many, where people were looked for, what comes back. */

import { labelOf } from "@/shared/api/labels";
import { Proof, RowOutcome, RowState, SourceKind } from "@/shared/api/reference.gen";
import { counted, dayMonth, integer, period, sentenceName, tableDate, type Name } from "@/shared/format";

import type { Publication } from "../../api";
import type { ReturnLine, Row, Search } from "../api";

export interface Totals {
  rows: number;
  listed: number;
  toConfirm: number;
  minors: number;
  known: number;
  still: number;
  /** Nobody would get these. */
  unplaced: number;
}

export function totalsOf(shares: Publication["platforms"]): Totals {
  const sum = (of: (share: Publication["platforms"][number]) => number): number => shares.reduce((total, share) => total + of(share), 0);
  return {
    rows: sum((one) => one.rows),
    listed: sum((one) => one.listed),
    toConfirm: sum((one) => one.to_confirm),
    minors: sum((one) => one.minors),
    known: sum((one) => one.known_to_mission_locale),
    still: sum((one) => one.still),
    unplaced: sum((one) => (one.platform_id === null ? one.rows : 0)),
  };
}

/** « 4 bases, reçues du 10 au 14 nov. ». */
export function searchedShort(searched: readonly Search[]): string {
  const days = searched.map(({ received_on }) => received_on).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "aucune base";
  const one = searched.length === 1;
  return `${counted(searched.length, "base")}, ${one ? "reçue" : "reçues"} ${period(first, last)}`;
}

/** « Cherchés dans 2 bases : Apprentis (CFA), reçue le 12 nov. ; Diplômes obtenus, reçue le 14 nov. ». */
export function searchedSentence(searched: readonly Search[]): string {
  const bases = searched.map(({ kind, received_on }) => `${labelOf(SourceKind, kind)}, reçue le ${dayMonth(received_on)}`);
  return `Chaque jeune a été cherché dans ${counted(searched.length, "base")}\u00a0: ${bases.join("\u00a0; ")}.`;
}

export const nameOf = ({ family_name, first_names }: Pick<Row, "family_name" | "first_names">): Name => ({ family_name, first_name: first_names });

/** « Ilan Allain »: bases give all first names, a sentence the first. */
export function calledOf({ family_name, first_names }: Pick<Row, "family_name" | "first_names">): string {
  return sentenceName({ family_name, first_name: first_names.split(",")[0] ?? "" });
}

/** « 17 ans, naissance le 12/12/2008 »: the date tells namesakes apart. */
export const ageWords = ({ age, birth_date }: Pick<Row, "age" | "birth_date">): string => `${counted(age, "an")}, naissance le ${tableDate(birth_date)}`;

export function placeWords({ commune, city }: Pick<Row, "commune" | "city">): string | null {
  return city ?? (commune === null ? null : `commune ${commune}`);
}

/** « Sur la liste », « À confirmer », « Sortie de la liste : en formation ». */
export function stateWords({ state, removed_because }: Pick<Row, "state" | "removed_because">): string {
  const said = labelOf(RowState, state);
  return removed_because === null ? said : `${said}\u00a0: ${labelOf(Proof, removed_because)}`;
}

/** « Était déjà inscrit, Apprentis (CFA), le 20 nov. ». */
export function outcomeWords({ outcome, outcome_on, found_in }: Pick<Row, "outcome" | "outcome_on" | "found_in">): string | null {
  if (outcome === null || outcome_on === null) return null;
  const where = found_in === null ? "" : `, ${labelOf(SourceKind, found_in)}`;
  return `${labelOf(RowOutcome, outcome)}${where}, le ${dayMonth(outcome_on)}`;
}

/** « 3 en formation ailleurs, 2 suivis ». */
export function returnWords({ elsewhere, followed }: { elsewhere: number; followed: number }): string {
  const parts = [elsewhere > 0 && `${integer(elsewhere)} en formation ailleurs`, followed > 0 && counted(followed, "suivi")].filter((part) => part !== false);
  return parts.length === 0 ? "rien" : parts.join(", ");
}

/** What schools get back, told together when there are many of them. */
export const returnsOf = (lines: readonly ReturnLine[]): { elsewhere: number; followed: number } => ({
  elsewhere: lines.filter(({ kind }) => kind === "elsewhere").length,
  followed: lines.filter(({ kind }) => kind === "followed").length,
});
