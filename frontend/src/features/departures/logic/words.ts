/** What a departure says of itself, in the words of who prepares it. */

import { labelOf } from "@/shared/api/labels";
import { DepartureState, Destination } from "@/shared/api/reference.gen";
import { relativeDay, textDate } from "@/shared/format";

import type { Departure, DepartureLine, Ground } from "../api";

/** What each ground means and asks for, before it is chosen. */
export const GROUND_HINTS: Readonly<Record<Ground, string>> = {
  disappearance: "Une question à éclaircir, pas une sortie\u00a0: appels, deux courriers, puis la décision du chef d’établissement.",
  family_request: "Demande écrite, signée par chaque responsable légal. Un entretien et d’autres solutions sont proposés avant.",
  transfer: "L’établissement d’accueil est nommé, puis son inscription confirmée sur pièce.",
  end_of_schooling: "À partir de 16\u00a0ans, à la fin d’une formation.",
  permanent_exclusion: "La décision du conseil de discipline, sa date et sa référence. Jamais les faits.",
};

/** Below sixteen, what is sought; else the state of the departure. */
export function stateWords(line: Pick<DepartureLine, "state" | "destination_kind" | "destination_name">): string {
  const state = labelOf(DepartureState, line.state);
  if (line.state !== "left" || line.destination_kind === null) return state;
  const where = line.destination_name === "" ? labelOf(Destination, line.destination_kind).toLocaleLowerCase("fr") : line.destination_name;
  return `${state}\u00a0: ${where}`;
}

/** Who has it in hand: one sentence, with the day since when. */
export function handWords(line: DepartureLine, today: string): string {
  if (line.destination_confirmed_on !== null) return `confirmée le ${textDate(line.destination_confirmed_on)}`;
  if (line.handed_over_on !== null) return `plateforme, depuis le ${textDate(line.handed_over_on)}`;
  if (line.dsden_received_on !== null) return `DSDEN, accusé le ${textDate(line.dsden_received_on)}`;
  if (line.dsden_informed_on !== null) return `DSDEN, informée ${relativeDay(line.dsden_informed_on, today)}`;
  return "établissement";
}

/** The sentence under the name: what stands and who waits for whom. */
export function situationWords(page: Departure): string {
  const { departure: facts } = page;
  if (facts.state === "to_clarify") return "Personne ne sait encore pourquoi cet élève ne vient plus. Rien n’est décidé.";
  if (facts.state === "preparing") return "La sortie se prépare. L’élève est toujours inscrit, ses absences comptent.";
  if (facts.state === "settled") return `Sorti le ${dayOrNone(facts.left_on)}. Sa destination est confirmée.`;
  if (facts.state === "left") {
    const platform = facts.handed_over_on === null ? "" : ` La plateforme ${page.platform_name ?? ""} le suit depuis le ${textDate(facts.handed_over_on)}.`;
    return `Sorti le ${dayOrNone(facts.left_on)}. Sa destination reste à confirmer.${platform}`;
  }
  if (facts.state === "returned") return `Revenu le ${dayOrNone(facts.returned_on)}. Ce dossier est clos.`;
  return `${labelOf(DepartureState, facts.state)} le ${dayOrNone(facts.closed_on)}. Ce dossier est clos.`;
}

const dayOrNone = (day: string | null): string => (day === null ? "(date non renseignée)" : textDate(day));

/** « Commune de Villeneuve (99100) », « Établissement », « Tout le département 999 ». */
export function areaWords(area: { school_name: string | null; postal_code: string | null; city: string | null; department_code: string }): string {
  if (area.school_name !== null) return area.school_name;
  if (area.postal_code !== null) return area.city === null ? area.postal_code : `${area.city} (${area.postal_code})`;
  return `Tout le département ${area.department_code}`;
}

/** Answers today: begun, not ended. */
export const standsOn = (area: { valid_from: string; valid_to: string | null }, day: string): boolean =>
  area.valid_from <= day && (area.valid_to === null || area.valid_to >= day);
