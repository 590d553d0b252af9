/** A form as a list of fields: what it asks, what may stay empty, where a refusal points. */

import type { Choice } from "@/shared/ui/contact";
import type { FieldMap } from "@/shared/ui/ProblemAlert";

export type Draft = Readonly<Record<string, string | undefined>>;

export interface Field {
  name: string;
  kind: "date" | "radio" | "select" | "text" | "area" | "number" | "email" | "tel" | "commune";
  label: string;
  hint?: string;
  choices?: Choice[];
  optional?: boolean;
  /** Characters of a text. */
  max?: number;
  /** Bounds and likely days of a date. */
  from?: string;
  until?: string;
  days?: string[];
  /** Where a refusal of the server points, when it is not `/name`. */
  pointer?: string;
}

const WORDS: Readonly<Record<Field["kind"], string>> = {
  date: "Indiquez une date.",
  radio: "Choisissez une réponse.",
  select: "Choisissez une réponse.",
  text: "Écrivez quelques mots.",
  area: "Écrivez une phrase.",
  number: "Indiquez un nombre.",
  email: "Indiquez une adresse.",
  tel: "Indiquez un numéro.",
  commune: "Choisissez une commune de la liste.",
};

export const textOf = (draft: Draft, name: string): string => (draft[name] ?? "").trim();

/** Names of the fields that are asked and still empty. */
export const missingIn = (fields: readonly Field[], draft: Draft): string[] =>
  fields.filter(({ name, optional }) => optional !== true && textOf(draft, name) === "").map(({ name }) => name);

export const lackOf = ({ kind }: Field): string => WORDS[kind];

export const labelOfField = ({ label, optional }: Field): string => (optional === true ? `${label} (facultatif)` : label);

/** What was written, without what stayed empty. */
export const said = (fields: readonly Field[], draft: Draft): Record<string, string> =>
  Object.fromEntries(fields.map(({ name }) => [name, textOf(draft, name)] as const).filter(([, value]) => value !== ""));

/** Each field of one form has its own id, so that two open forms never share one. */
export const idIn = (form: string, name: string): string => `${form}-${name}`;

export const mapOf = (form: string, fields: readonly Field[]): FieldMap =>
  Object.fromEntries(fields.map((field) => [field.pointer ?? `/${field.name}`, { id: idIn(form, field.name), label: field.label }]));
