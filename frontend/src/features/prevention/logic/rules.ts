/** Rules of early warnings in words. */

import { labelOf } from "@/shared/api/labels";
import { SchoolKind } from "@/shared/api/reference.gen";
import { dayMonth, integer, typeset } from "@/shared/format";

import type { Rule } from "../api";

type Levels = Pick<Rule, "first_level" | "second_level" | "downwards" | "unit">;

/** « dès 4, puis 8 demi-journées »; a countdown says « à 21, puis 10 jours ». */
export function levelWords({ first_level, second_level, downwards, unit }: Levels): string {
  if (first_level === second_level) return typeset(`${downwards ? "à" : "dès"} ${integer(first_level)}\u00a0${unit}`);
  const first = first_level === 0 ? "toujours" : `${downwards ? "à" : "dès"} ${integer(first_level)}`;
  return typeset(`${first}, puis ${integer(second_level)}\u00a0${unit}`);
}

const KINDS = Object.keys(SchoolKind).length;

/** « tous les établissements », or their kinds. */
export function trackWords({ tracks }: Pick<Rule, "tracks">): string {
  if (tracks.length === KINDS) return "tous les établissements";
  if (tracks.length === KINDS - 1 && !tracks.includes("primary_school")) return "second degré";
  return tracks.map((kind) => labelOf(SchoolKind, kind).toLocaleLowerCase("fr")).join(", ");
}

/** « retirée le 12 nov. : trop d'alertes » when it is off. */
export function offWords({ is_on, off_kind, off_since, off_reason }: Pick<Rule, "is_on" | "off_kind" | "off_since" | "off_reason">): string | null {
  if (is_on) return null;
  const since = off_since === null ? "" : ` le ${dayMonth(off_since)}`;
  return typeset(`${off_kind === "retired" ? "retirée" : "désactivée"}${since}${off_reason === null || off_reason === "" ? "" : `\u00a0: ${off_reason}`}`);
}
