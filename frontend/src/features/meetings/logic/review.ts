/** What is found and decided about one situation: the draft of the screen, what it lacks, and two writers at once. */

import type { components } from "@/shared/api/schema.gen";
import { labelOf } from "@/shared/api/labels";
import { Finding, MeetingDecision, Role } from "@/shared/api/reference.gen";
import { dayMonth } from "@/shared/format";
import type { Change } from "@/shared/ui/diff";
import type { Side } from "@/shared/ui/DiffTable";

type Schemas = components["schemas"];
type Point = Pick<Schemas["MeetingItemOut"], "findings" | "fact" | "decision" | "owner_id" | "owner_role" | "partner_id" | "due_on" | "next_review_on">;

export interface Draft {
  findings: Schemas["Finding"][];
  fact: string;
  decision: Schemas["MeetingDecision"] | null;
  /** An account, or `role:nurse` when nobody is named. */
  owner: string;
  /** The structure to which the decision refers; empty for any other. */
  partner: string;
  due_on: string;
  next_review_on: string;
}

export const FACT_LENGTH = 140;
const ROLE = "role:";

export const draftOf = (point: Point): Draft => ({
  findings: point.findings,
  fact: point.fact,
  decision: point.decision,
  owner: point.owner_id ?? (point.owner_role === null ? "" : `${ROLE}${point.owner_role}`),
  partner: point.partner_id ?? "",
  due_on: point.due_on ?? "",
  next_review_on: point.next_review_on ?? "",
});

/** What is sent: the empty fields of a form are unknown, not empty. */
export const bodyOfDraft = (draft: Draft): Schemas["ReviewIn"] => ({
  findings: draft.findings,
  fact: draft.fact,
  decision: draft.decision,
  owner_id: draft.owner === "" || draft.owner.startsWith(ROLE) ? null : draft.owner,
  owner_role: draft.owner.startsWith(ROLE) ? (draft.owner.slice(ROLE.length) as Schemas["Role"]) : null,
  partner_id: draft.decision === "referral" && draft.partner !== "" ? draft.partner : null,
  due_on: draft.due_on === "" ? null : draft.due_on,
  next_review_on: draft.next_review_on === "" ? null : draft.next_review_on,
});

export type Missing = Partial<Record<"decision" | "partner" | "owner" | "due_on", string>>;

/** What keeps it from being decided, at its place. */
export function missingOf(draft: Draft): Missing {
  if (draft.decision === null) return { decision: "Que décide-t-on\u00a0? «\u00a0Rien pour l’instant\u00a0» en est une." };
  if (draft.decision === "nothing") return {};
  return {
    ...(draft.decision === "referral" && draft.partner === "" && { partner: "Vers quelle structure\u00a0?" }),
    ...(draft.owner === "" && { owner: "Qui s’en charge\u00a0?" }),
    ...(draft.due_on === "" && { due_on: "Pour quand\u00a0?" }),
  };
}

const FIELDS: Readonly<Record<keyof Draft, string>> = {
  findings: "Constat",
  fact: "Un fait",
  decision: "Décision",
  owner: "Qui s’en charge",
  partner: "Structure",
  due_on: "Pour le",
  next_review_on: "À revoir le",
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export interface Merge {
  /** Mine, with what only they have changed. */
  draft: Draft;
  /** Fields that both have changed, differently. */
  conflicts: (keyof Draft)[];
}

/** Two writers of one point: what only one of them changed is kept; what both changed is for a person to choose. */
export function merged(base: Draft, mine: Draft, theirs: Draft): Merge {
  const keys = Object.keys(FIELDS) as (keyof Draft)[];
  const conflicts = keys.filter((key) => !same(mine[key], base[key]) && !same(theirs[key], base[key]) && !same(mine[key], theirs[key]));
  const taken = keys.filter((key) => same(mine[key], base[key]));
  return { draft: { ...mine, ...picked(theirs, taken) }, conflicts };
}

/** The draft once each conflict has its side. */
export function chosen(mine: Draft, theirs: Draft, sides: Readonly<Record<string, Side>>, conflicts: readonly (keyof Draft)[]): Draft {
  return { ...mine, ...picked(theirs, conflicts.filter((key) => sides[FIELDS[key]] === "theirs")) };
}

const picked = (from: Draft, keys: readonly (keyof Draft)[]): Partial<Draft> => Object.fromEntries(keys.map((key) => [key, from[key]]));

/** The conflicts in words, for the person who chooses. */
export const conflictRows = (mine: Draft, theirs: Draft, conflicts: readonly (keyof Draft)[], subject: string, nameOf: (id: string) => string): Change[] =>
  conflicts.map((key) => ({ subject, field: FIELDS[key], before: said(mine, key, nameOf), after: said(theirs, key, nameOf) }));

function said(draft: Draft, key: keyof Draft, nameOf: (id: string) => string): string {
  if (key === "findings") return draft.findings.map((finding) => Finding[finding]).join(", ");
  if (key === "decision") return draft.decision === null ? "" : MeetingDecision[draft.decision];
  if (key === "owner") return draft.owner.startsWith(ROLE) ? labelOf(Role, draft.owner.slice(ROLE.length)) : nameOf(draft.owner);
  if (key === "partner") return nameOf(draft.partner);
  if (key === "fact") return draft.fact;
  return draft[key] === "" ? "" : dayMonth(draft[key]);
}
