/**
 * What was begun and not sent: found again when one comes back to the act, forgotten when it is taken or when one signs
 * out. It lives with the tab. Sentences typed by hand stay in memory alone: the computer of a staff room is everybody's.
 */

import { onSession } from "@/shared/api/tokens";

import type { Draft } from "./draft";
import type { Field } from "./fields";

interface Kept {
  draft: Draft;
  at: string;
}

const PREFIX = "raccroche-draft:";
const memory = new Map<string, Kept>();

/** Of one person, one case, one act. */
export const nameOf = (account: string, caseId: string, transition: string): string => `${PREFIX}${account}:${caseId}:${transition}`;

export function keepDraft(name: string, fields: readonly Field[], draft: Draft, at: string = new Date().toISOString()): void {
  memory.set(name, { draft, at });
  const typed = new Set(fields.filter((field) => field.kind === "text").map((field) => field.name));
  const chosen = Object.fromEntries(Object.entries(draft).filter(([field]) => !typed.has(field)));
  sessionStorage.setItem(name, JSON.stringify({ draft: chosen, at }));
}

export function keptDraft(name: string): Kept | null {
  const known = memory.get(name);
  if (known !== undefined) return known;
  const written = sessionStorage.getItem(name);
  return written === null ? null : (JSON.parse(written) as Kept);
}

export function forgetDraft(name: string): void {
  memory.delete(name);
  sessionStorage.removeItem(name);
}

export function forgetAllDrafts(): void {
  memory.clear();
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
}

onSession((event) => {
  if (event === "signed_out") forgetAllDrafts();
});
