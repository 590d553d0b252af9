/** The catalogue as one school reads it. */

import type { Place, Scheme } from "../api";

/** Why a scheme is not for one's schools; null when it is, or when one stands in none. */
export function closedHere(scheme: Scheme, kinds: readonly (string | null)[]): string | null {
  if (scheme.closed_because !== null) return scheme.closed_because;
  const own = kinds.filter((kind) => kind !== null);
  const open = new Set<string>(scheme.kinds);
  if (own.length === 0 || own.some((kind) => open.has(kind))) return null;
  return scheme.open_to.startsWith(scheme.label) ? `${scheme.open_to}.` : `${scheme.label}\u00a0: ${scheme.open_to}.`;
}

/** Open ones first, in the order of the catalogue. */
export function inOrder<T extends { closed: string | null }>(schemes: readonly T[]): T[] {
  return schemes.toSorted((a, b) => Number(a.closed !== null) - Number(b.closed !== null));
}

export const placesOf = (places: readonly Place[], scheme: string): Place[] =>
  places.filter((place) => place.scheme === scheme).toSorted((a, b) => a.entry_on.localeCompare(b.entry_on));

export const newPlanHref = (type: string | undefined, student: string | undefined): string => {
  const entries = Object.entries({ type, eleve: student }).flatMap(([name, value]): [string, string][] => (value === undefined || value === "" ? [] : [[name, value]]));
  return entries.length === 0 ? "/accompagnements/nouveau" : `/accompagnements/nouveau?${new URLSearchParams(entries).toString()}`;
};
