/** The list's address: plain words, never a name. */

import { DepartureGround, DepartureState } from "@/shared/api/reference.gen";

import type { DepartureFilters } from "../api";

type Search = Readonly<Record<string, string | undefined>>;
type State = NonNullable<DepartureFilters["state"]>;
type Ground = NonNullable<DepartureFilters["ground"]>;

export function listHref(values: Search): string {
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] => (value === undefined || value === "" ? [] : [[name, value]]));
  return entries.length === 0 ? "/sorties" : `/sorties?${new URLSearchParams(entries).toString()}`;
}

/** A code that this page does not know filters nothing. */
export function filtersOf({ etat = "", motif = "", apres }: Search): DepartureFilters {
  return {
    ...(etat in DepartureState && { state: etat as State }),
    ...(motif in DepartureGround && { ground: motif as Ground }),
    ...(apres !== undefined && { cursor: apres }),
  };
}
