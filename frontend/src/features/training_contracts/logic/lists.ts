/** The list's address: filters are plain words, never a name. */

import type { Counter } from "@/shared/ui/Counters";

import type { ContractFilters, ContractLine, ContractSummary } from "../api";
import { isOver } from "./steps";

type Search = Readonly<Record<string, string | undefined>>;
type View = NonNullable<ContractFilters["view"]>;

const VIEWS: Readonly<Record<string, View>> = { "a-signer": "to_sign", "bilans-dus": "reviews_due", "points-dus": "marks_due", "en-cours": "running" };

export function hrefWith(path: string, values: Search): string {
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] => (value === undefined || value === "" ? [] : [[name, value]]));
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`;
}

export const contractsHref = (values: Search): string => hrefWith("/contrats", values);

export function contractFilters({ etat, suivi, apres }: Search): ContractFilters {
  const view = etat === undefined ? undefined : VIEWS[etat];
  return {
    limit: 50,
    ...(view !== undefined && { view }),
    ...(etat !== undefined && view === undefined && { state: etat as NonNullable<ContractFilters["state"]> }),
    ...(suivi !== undefined && { follow_up_id: suivi }),
    ...(apres !== undefined && { cursor: apres }),
  };
}

/** « 3 à signer · 2 bilans dus · 11 en cours ». */
export function contractCounters(summary: ContractSummary | undefined, { etat }: Search): Counter[] {
  if (summary === undefined) return [];
  const counter = (key: string, label: string, count: number): Counter => ({ label, count, href: contractsHref({ etat: key === etat ? undefined : key }), current: key === etat });
  return [
    counter("a-signer", "à signer", summary.to_sign),
    counter("bilans-dus", summary.reviews_due > 1 ? "bilans dus" : "bilan dû", summary.reviews_due),
    counter("points-dus", summary.marks_due > 1 ? "points à dire" : "point à dire", summary.marks_due),
    counter("en-cours", "en cours", summary.running),
    counter("draft", summary.drafts > 1 ? "projets" : "projet", summary.drafts),
  ];
}

const TURN: Readonly<Partial<Record<ContractLine["state"], number>>> = { to_sign: 0, active: 1, suspended: 2 };

/** What waits for the tutor's signature first, then what runs, then drafts; the ended ones apart. */
export function forTutor<Line extends Pick<ContractLine, "state">>(lines: readonly Line[]): [Line[], Line[]] {
  const rank = ({ state }: Line): number => TURN[state] ?? 3;
  return [lines.filter(({ state }) => !isOver(state)).toSorted((a, b) => rank(a) - rank(b)), lines.filter(({ state }) => isOver(state))];
}
