/** Stages of the year as the address says them, and what a row says of itself. */

import { labelOf } from "@/shared/api/labels";
import { AssignmentState, OrientationLevel, OrientationState, Role } from "@/shared/api/reference.gen";
import { dayOf, textDate } from "@/shared/format";

import type { OrientationFilters, OrientationLine, Stage } from "../api";

type Search = Readonly<Record<string, string | undefined>>;

interface StageWords {
  slug: string;
  stage: Stage | undefined;
  label: string;
  /** Nobody in this stage. */
  none: string;
}

/** In the order of the year; who has no solution comes first because somebody must call. */
export const STAGES: readonly StageWords[] = [
  { slug: "sans-solution", stage: "without_solution", label: "Sans solution", none: "Aucun élève n’attend de solution." },
  { slug: "sans-voeu", stage: "without_wish", label: "Vœux à saisir", none: "Tous les vœux sont saisis." },
  { slug: "voeux", stage: "wishes", label: "Vœux saisis", none: "Aucun élève n’attend la proposition du conseil." },
  { slug: "proposition", stage: "proposal", label: "Proposition du conseil", none: "Aucune proposition n’attend de décision." },
  { slug: "desaccord", stage: "contested", label: "Désaccord", none: "Aucun désaccord entre la famille et le conseil." },
  { slug: "resultats", stage: "waiting_results", label: "Résultat attendu", none: "Aucun élève n’attend de résultat." },
  { slug: "decision", stage: "decision", label: "Décidée", none: "Aucune décision n’attend d’affectation." },
  { slug: "tous", stage: undefined, label: "Tous", none: "Aucun élève inscrit cette année." },
];

export const FIRST_STAGE = "sans-solution";

export const stageOf = ({ etape }: Search): StageWords => STAGES.find(({ slug }) => slug === (etape ?? FIRST_STAGE)) ?? (STAGES.at(-1) as StageWords);

export function orientationHref(values: Search): string {
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] => (value === undefined || value === "" ? [] : [[name, value]]));
  return entries.length === 0 ? "/orientation" : `/orientation?${new URLSearchParams(entries).toString()}`;
}

export function filtersOf(search: Search): OrientationFilters {
  const { stage } = stageOf(search);
  const { classe, apres } = search;
  return { ...(stage !== undefined && { stage }), ...(classe !== undefined && { class_id: classe }), ...(apres !== undefined && { cursor: apres }) };
}

/** « 2de professionnelle, métiers de l'électricité », and how many more. */
export function firstWish({ first_level, first_formation, wish_count }: Pick<OrientationLine, "first_level" | "first_formation" | "wish_count">): string {
  if (first_level === null) return "aucun vœu";
  const more = wish_count > 1 ? ` (${wish_count}\u00a0vœux)` : "";
  const [level, formation] = [labelOf(OrientationLevel, first_level), first_formation ?? ""];
  return `${formation.startsWith(level) ? formation : `${level}, ${formation}`}${more}`;
}

export function assignmentWords({ assignment_state, assigned_formation, assigned_on, state }: OrientationLine): string {
  if (assignment_state === "pending") return state === "open" ? "pas encore de vœu" : labelOf(OrientationState, state);
  if (assigned_formation !== null) return assigned_formation;
  const day = assigned_on === null ? "" : `, le ${textDate(assigned_on)}`;
  return `${labelOf(AssignmentState, assignment_state)}${day}`;
}

/** « Mme Lemoine, le 2 juil. », or the function that has it. */
export function callerWords({ called_by_name, called_at, owner_name, owner_role }: OrientationLine): { words: string; called: boolean } {
  if (called_by_name !== null && called_at !== null) return { words: `${called_by_name}, le ${textDate(dayOf(called_at.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")))}`, called: true };
  if (owner_name !== null) return { words: `à appeler par ${owner_name}`, called: false };
  return { words: owner_role === null ? "personne encore" : `à appeler\u00a0: ${labelOf(Role, owner_role).toLocaleLowerCase("fr")}`, called: false };
}

/** Before the results, when they are expected; once the day has passed, that they are late here. */
export function resultsSentence(expected: string | null, today: string): string | null {
  if (expected === null) return null;
  return expected >= today ? `Résultats attendus le ${textDate(expected)}.` : `Les résultats étaient attendus le ${textDate(expected)}.`;
}
