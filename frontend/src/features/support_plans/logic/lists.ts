/** The list's address: filters are plain words, never a name. */

import type { components } from "@/shared/api/schema.gen";
import type { Counter } from "@/shared/ui/Counters";
import type { Deadline } from "@/shared/ui/deadline";

import type { PlanFilters, PlanLine } from "../api";

type Search = Readonly<Record<string, string | undefined>>;
type View = NonNullable<PlanFilters["view"]>;

/** What the counters narrow to, as the address says it. */
const VIEWS: Readonly<Record<string, View>> = { "a-signer": "to_sign", "bilans-echus": "reviews_due", "en-cours": "running" };

export function plansHref(values: Search): string {
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] => (value === undefined || value === "" ? [] : [[name, value]]));
  return entries.length === 0 ? "/accompagnements" : `/accompagnements?${new URLSearchParams(entries).toString()}`;
}

export function filtersOf({ type, etat, classe, apres }: Search): PlanFilters {
  const view = etat === undefined ? undefined : VIEWS[etat];
  return {
    limit: 50,
    ...(type !== undefined && { scheme: type as NonNullable<PlanFilters["scheme"]> }),
    ...(view !== undefined && { view }),
    ...(etat !== undefined && view === undefined && { state: etat as NonNullable<PlanFilters["state"]> }),
    ...(classe !== undefined && { class_id: classe }),
    ...(apres !== undefined && { cursor: apres }),
  };
}

/** « 6 à signer · 4 bilans échus · 11 en cours ». */
export function countersOf(summary: components["schemas"]["PlanSummaryOut"] | undefined, { etat }: Search): Counter[] {
  if (summary === undefined) return [];
  const counter = (key: string, label: string, count: number): Counter => ({
    label,
    count,
    href: plansHref({ etat: key === etat ? undefined : key }),
    current: key === etat,
  });
  return [
    counter("a-signer", "à signer", summary.to_sign),
    counter("bilans-echus", summary.reviews_due > 1 ? "bilans échus" : "bilan échu", summary.reviews_due),
    counter("en-cours", "en cours", summary.running),
    counter("draft", summary.drafts > 1 ? "brouillons" : "brouillon", summary.drafts),
  ];
}

export interface Next {
  words: string;
  deadline: Deadline | null;
}

const WAITS: Readonly<Record<string, string>> = {
  draft: "À compléter, puis à proposer",
  proposed: "On attend la réponse de la famille",
  agreed: "À signer, puis à mettre en route",
  filed: "On attend l’avis de la commission",
  admitted: "On attend l’accueil dans le dispositif",
  reviewed: "À continuer, à renouveler ou à terminer",
};

/** Whom one waits for, or the day of the next review. */
export function nextOf({ state, next_review_on, ends_on }: Pick<PlanLine, "state" | "next_review_on" | "ends_on">): Next {
  if (state === "active" && next_review_on !== null) return { words: "Bilan", deadline: { date: next_review_on, kind: "internal" } };
  if (state === "active" && ends_on !== null) return { words: "Fin prévue", deadline: { date: ends_on, kind: "internal" } };
  if (state === "active") return { words: "Aucun bilan n’est daté", deadline: null };
  return { words: WAITS[state] ?? "Rien à faire", deadline: null };
}
