/** What a person has entered for a step, and the body it makes. */

import type { Case, Transition } from "../api";
import type { Field } from "./fields";

export type Value = string | string[];
export type Draft = Readonly<Record<string, Value>>;

export const textIn = (draft: Draft, name: string): string => {
  const value = draft[name];
  return typeof value === "string" ? value : "";
};

export const listIn = (draft: Draft, name: string): string[] => {
  const value = draft[name];
  return Array.isArray(value) ? value : [];
};

/** What can be proposed: today for what has happened, the trigger that is met, the last counted period, every person written to. */
export function firstDraft(fields: Field[], attendanceCase: Case, today: string): Draft {
  const entries = fields.flatMap((field): [string, Value][] => {
    if (field.kind === "date") return field.when === "past" ? [[field.name, today]] : [];
    if (field.kind === "radio") return field.proposed === undefined ? [] : [[field.name, field.proposed]];
    if (field.kind === "period") return proposedPeriod(attendanceCase);
    if (field.kind === "addressees") return [[field.name, (attendanceCase.persons ?? []).map((person) => person.id)]];
    return [];
  });
  return Object.fromEntries(entries);
}

/** The latest period that holds enough for a referral, else the latest counted. */
function proposedPeriod({ facts }: Case): [string, Value][] {
  const { counts, counted_as, referral_threshold } = facts;
  const enough = counts.filter((count) => Number(count[counted_as]) >= (referral_threshold ?? 0));
  const chosen = enough.at(-1) ?? counts.at(-1);
  return chosen === undefined ? [] : [["period.first", chosen.period.first], ["period.last", chosen.period.last]];
}

/** What was begun, over what is proposed: a proposal is of today, an answer is of its author. */
export const resumed = (blank: Draft, kept: Draft | undefined): Draft => ({ ...blank, ...kept });

/** Names of the fields that still lack an answer. */
export function missingIn(fields: Field[], draft: Draft): string[] {
  return fields.filter((field) => field.optional !== true && !answered(field, draft)).map((field) => field.name);
}

function answered({ kind, name }: Field, draft: Draft): boolean {
  if (kind === "period") return textIn(draft, "period.first") !== "" && textIn(draft, "period.last") !== "";
  if (kind === "addressees") return true;
  if (kind === "checks") return listIn(draft, name).length > 0;
  return textIn(draft, name).trim() !== "";
}

/** The body of the request: optional fields left empty are not sent. */
export function bodyOfStep(transition: string, fields: Field[], draft: Draft): Transition {
  const entries = fields.flatMap((field): [string, unknown][] => {
    if (field.kind === "period") return [["period", { first: textIn(draft, "period.first"), last: textIn(draft, "period.last") }]];
    if (field.kind === "checks" || field.kind === "addressees") return [[field.name, listIn(draft, field.name)]];
    const value = textIn(draft, field.name).trim();
    return value === "" ? [] : [[field.name, value]];
  });
  // The union is told apart by `name`; the server says by pointer what a step lacks.
  return { name: transition, ...Object.fromEntries(entries) } as Transition;
}

/** Where a refusal's pointers are on the screen; the server may name the step before the field. */
export function fieldMap(transition: string, fields: Field[]): Record<string, { id: string; label: string }> {
  const places = fields.flatMap(({ name, label, kind }) =>
    kind === "period" ? [["period", label], ["period/first", label], ["period/last", label]] : [[name, label]],
  );
  return Object.fromEntries(
    places.flatMap(([path = "", label = ""]) => {
      const place = { id: idOf(path.split("/")[0] ?? path), label };
      return [[`/${path}`, place], [`/${transition}/${path}`, place]];
    }),
  );
}

export const idOf = (name: string): string => `act-${name}`;
