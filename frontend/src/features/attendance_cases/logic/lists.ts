/** The list's address: filters are plain words, never a name. */

import type { components } from "@/shared/api/schema.gen";
import type { Counter } from "@/shared/ui/Counters";

import type { Sequence } from "@/shared/ui/RecordSequence";

import type { CaseFilters, NeighbourFilters } from "../api";

type Search = Readonly<Record<string, string | undefined>>;
type Party = components["schemas"]["Party"];

export function casesHref(values: Search): string {
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === "" ? [] : [[name, value]],
  );
  return entries.length === 0 ? "/dossiers" : `/dossiers?${new URLSearchParams(entries).toString()}`;
}

const NARROWING = ["etat", "attend", "classe", "immobile"];

/** A case opened from a list keeps its filters, so that it knows its neighbours even when it is opened by its address. */
export function caseHref(id: string, search: Search): string {
  const kept = NARROWING.flatMap((name): [string, string][] => ((search[name] ?? "") === "" ? [] : [[name, search[name] ?? ""]]));
  return kept.length === 0 ? `/dossiers/${id}` : `/dossiers/${id}?${new URLSearchParams(kept).toString()}`;
}

export function narrowingOf({ etat, attend, classe, immobile }: Search): NeighbourFilters {
  return {
    ...(etat !== undefined && { state: etat }),
    ...(attend !== undefined && { waiting: attend as Party }),
    ...(classe !== undefined && { class_id: classe }),
    ...(immobile !== undefined && { still_for_15_days: true }),
  };
}

/** Nothing to say of a case that has left the list, or of a list of one. */
export function sequenceOf(found: components["schemas"]["CaseNeighboursOut"] | undefined, search: Search): Sequence | undefined {
  if (found?.position == null || found.total < 2) return undefined;
  const href = (id: string | null) => (id === null ? null : caseHref(id, search));
  return { position: found.position, total: found.total, previousHref: href(found.previous_id), nextHref: href(found.next_id) };
}

export const filtersOf = (search: Search): CaseFilters => ({
  limit: 50,
  ...narrowingOf(search),
  ...(search["apres"] !== undefined && { cursor: search["apres"] }),
});

/** Who is waited for, and what does not move, as shortcuts to the list. */
export function countersOf(summary: components["schemas"]["CaseSummaryOut"] | undefined, { attend: current, immobile }: Search): Counter[] {
  if (summary === undefined) return [];
  const counts: [Party, string, number][] = [
    ["school", "l’établissement", summary.waiting_for_school],
    ["ien", "l’IEN", summary.waiting_for_ien],
    ["dsden", "la DSDEN", summary.waiting_for_dsden],
    ["family", "la famille", summary.waiting_for_family],
  ];
  const waiting = counts
    .filter(([party, , count]) => count > 0 || party === current)
    .map(([party, whom, count]) => ({
      label: `${count > 1 ? "attendent" : "attend"} ${whom}`,
      count,
      href: casesHref({ attend: party === current ? undefined : party }),
      current: party === current,
    }));
  const still = immobile !== undefined;
  if (summary.still_for_15_days === 0 && !still) return waiting;
  return [
    ...waiting,
    { label: "sans mouvement depuis 15\u00a0jours", count: summary.still_for_15_days, href: casesHref({ immobile: still ? undefined : "oui" }), current: still },
  ];
}
