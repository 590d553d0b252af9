/** What a platform found, as the form keeps it and as the API takes it. */

import { RowOutcome, SourceKind } from "@/shared/api/reference.gen";

import type { Finding, Outcome } from "../api";

export interface FindingDraft {
  outcome: string;
  foundIn: string;
  on: string;
}

const isOutcome = (value: string): value is Outcome => Object.hasOwn(RowOutcome, value);
const isSource = (value: string): value is keyof typeof SourceKind => Object.hasOwn(SourceKind, value);

/** A base is named only when the list was wrong about somebody it holds. */
export const mayNameSource = (outcome: string): boolean => outcome === "already_enrolled" || outcome === "already_qualified";

/** Null while nothing was chosen, or no day. */
export function findingOf({ outcome, foundIn, on }: FindingDraft): Finding | null {
  if (!isOutcome(outcome) || on === "") return null;
  return { outcome, on, found_in: mayNameSource(outcome) && isSource(foundIn) ? foundIn : null };
}
