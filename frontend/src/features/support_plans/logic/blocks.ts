/** The blocks of the page: what each holds, what is sent, where a fault is on the screen. */

import type { Change } from "@/shared/ui/diff";

import type { BlockBody, BlockName, PlanContent } from "../api";
import { textOf } from "./values";

export type Objective = PlanContent["objectives"][number];
export type Need = PlanContent["needs"][number];
export type Action = PlanContent["actions"][number];

export const NEW_OBJECTIVE: Objective = { sentence: "", criterion: "", target_on: null };
export const newAction = (setting: Action["setting"]): Action => ({ setting, what: "", who: "", frequency: "", starts_on: null, ends_on: null });

/** The blocks of the form, in their order: a PPRE has six, the other schemes their own fields instead of needs. */
export function blockNames(scheme: { code: string; needs_objectives: boolean; fields: readonly unknown[] }): BlockName[] {
  if (scheme.code === "ppre") return ["strengths", "needs", "objectives", "actions", "words", "follow_up"];
  const needed: BlockName[] = ["scheme", "follow_up", "objectives", "words"];
  return needed;
}

export function bodyOf<Name extends BlockName>(name: Name, value: PlanContent[Name]): BlockBody {
  const held: unknown = value;
  switch (name) {
    case "strengths":
    case "words":
      return { block: name, text: held as string };
    case "follow_up":
    case "scheme":
      return { ...(held as object), block: name } as BlockBody;
    default:
      return { block: name, items: held } as BlockBody;
  }
}

/** `/items/1/criterion` of objectives, or `/blocks/objectives/items/1/criterion` of the page: `objectives-1-criterion`. */
export function fieldId(block: string, pointer: string): string {
  const parts = pointer.split("/").filter((part) => part !== "" && part !== "items" && part !== "fields");
  return [block, ...parts].join("-");
}

/** The block that a gap of the page is in, and the field there. */
export function placeOf(pointer: string): { block: string; id: string } {
  const [, , block = "", ...rest] = pointer.split("/");
  const id = fieldId(block, rest.join("/"));
  return { block, id: id === block ? `block-${block}` : id };
}

/** One place up or down; the same list when there is nowhere to go. */
export function moved<Item>(items: readonly Item[], from: number, step: 1 | -1): Item[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item === undefined) return next;
  next.splice(Math.min(Math.max(from + step, 0), items.length - 1), 0, item);
  return next;
}

export const replacedAt = <Item>(items: readonly Item[], at: number, change: Partial<Item>): Item[] =>
  items.map((item, index) => (index === at ? { ...item, ...change } : item));

export const without = <Item>(items: readonly Item[], at: number): Item[] => items.filter((_, index) => index !== at);

/** Whether anything is written in a block. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" ? Object.values(value).every(isEmpty) : false;
}

/** Two versions of a block, field by field: mine first. */
export function conflictsOf(label: string, mine: unknown, theirs: unknown): Change[] {
  const before = flat(mine);
  const after = flat(theirs);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((field) => (before.get(field) ?? "") !== (after.get(field) ?? ""))
    .map((field) => ({ subject: label, field: FIELDS[field] ?? field, before: before.get(field) ?? null, after: after.get(field) ?? null }));
}

const FIELDS: Readonly<Record<string, string>> = { "": "texte" };
const NAMES: Readonly<Record<string, string>> = {
  sentence: "objectif", criterion: "critère", target_on: "échéance", what: "action", who: "qui", frequency: "quand", setting: "lieu",
  starts_on: "début", ends_on: "fin", review_on: "bilan", family_met_on: "rencontre", evaluation: "évaluation", text: "précision",
  domain: "domaine", skill: "compétence", reason: "pourquoi", provider: "structure", lead_id: "responsable", inclusion_reference: "référence",
};

function flat(value: unknown, path = ""): Map<string, string> {
  if (value === null || value === undefined || value === "") return new Map();
  if (typeof value !== "object") return new Map([[path, textOf(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, held]) => {
      const name = /^\d+$/.test(key) ? `n°\u00a0${Number(key) + 1}` : (NAMES[key] ?? key);
      return [...flat(held, path === "" ? name : `${path}, ${name}`)];
    }),
  );
}
