/** Filters of the lists, as the address keeps them and as the API takes them. */

import type { FilterField, FilterValues } from "@/shared/ui/filters";

import type { Publication } from "../../api";
import type { ReceivedFilters, RowFilters } from "../api";

const STATES = { "sur-la-liste": "listed", "a-confirmer": "to_confirm", sortis: "removed" } as const;
type Situation = keyof typeof STATES;
const isSituation = (value: string | undefined): value is Situation => value !== undefined && Object.hasOwn(STATES, value);

const SITUATION: FilterField = {
  name: "situation", label: "Situation", kind: "select",
  options: [{ value: "", label: "Sur la liste ou à confirmer" }, { value: "sur-la-liste", label: "Sur la liste" }, { value: "a-confirmer", label: "À confirmer" }],
};
const AGE: FilterField = { name: "age", label: "Âge", kind: "select", options: [{ value: "", label: "Tous" }, { value: "16-17", label: "16 ou 17 ans" }, { value: "18-plus", label: "18 ans ou plus" }] };
const ENTRY: FilterField = { name: "entree", label: "Depuis", kind: "select", options: [{ value: "", label: "Tous" }, { value: "nouveaux", label: "Nouveaux" }, { value: "encore-la", label: "Encore là" }] };

export const NO_PLATFORM = "aucune";

/** Only the filters that change something: one platform needs no choice. */
export function fieldsOfList(shares: Publication["platforms"], hasFormer: boolean): FilterField[] {
  const platforms = shares.map(({ platform_id, platform_name }) => ({ value: platform_id ?? NO_PLATFORM, label: platform_name ?? "Sans plateforme" }));
  const situation = { ...SITUATION, options: [...(SITUATION.options ?? []), { value: "sortis", label: "Sortis par la revue" }] };
  return [
    ...(platforms.length > 1 ? [{ name: "plateforme", label: "Plateforme", kind: "select" as const, options: [{ value: "", label: "Toutes" }, ...platforms] }] : []),
    situation,
    AGE,
    ...(hasFormer ? [ENTRY] : []),
  ];
}

export const FIELDS_OF_RECEIVED: FilterField[] = [SITUATION, AGE, ENTRY];

export function rowFilters(values: FilterValues): RowFilters {
  const { plateforme } = values;
  return {
    ...(plateforme === NO_PLATFORM ? { no_platform: true } : plateforme !== undefined && plateforme !== "" && { platform_id: plateforme }),
    ...receivedFilters(values),
  };
}

export function receivedFilters({ situation, age, entree }: FilterValues): ReceivedFilters {
  return {
    ...(isSituation(situation) && { state: STATES[situation] }),
    ...(age === "16-17" && { minors: true }),
    ...(age === "18-plus" && { minors: false }),
    ...(entree === "nouveaux" && { known_before: false }),
    ...(entree === "encore-la" && { known_before: true }),
  };
}

/** The address of a list: empty filters leave no trace in it. */
export function listHref(path: string, values: FilterValues, after?: string): string {
  const kept = Object.entries({ ...values, apres: after }).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "");
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept).toString()}`;
}
