/** The list one came from: ids kept in memory only, so that a record knows its neighbours without naming anybody in an address. */

import { useEffect } from "react";

import type { Sequence } from "./RecordSequence";

export interface RecordList {
  /** « Seuils atteints en novembre 2026 », for the way back. */
  label: string;
  /** The list with its filters. */
  href: string;
  ids: readonly string[];
}

let last: RecordList | null = null;

/** Called by a list with the rows it shows, in their order. */
export function useRecordList(list: RecordList): void {
  useEffect(() => {
    last = list;
  });
}

/** The last list, if it holds this record. */
export const listHolding = (id: string): RecordList | null => (last?.ids.includes(id) === true ? last : null);

/** Where a record stands in a list; nothing to say of a list of one. */
export function sequenceIn(list: RecordList | null, id: string, hrefFor: (id: string) => string): Sequence | undefined {
  if (list === null || list.ids.length < 2) return undefined;
  const index = list.ids.indexOf(id);
  const neighbour = (step: number): string | null => {
    const found = list.ids[index + step];
    return found === undefined ? null : hrefFor(found);
  };
  return { position: index + 1, total: list.ids.length, previousHref: index > 0 ? neighbour(-1) : null, nextHref: neighbour(1) };
}
