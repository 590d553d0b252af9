/** Where places are, for whom one is held, and what became of one that was lost. */

import { choicesOf, labelOf } from "@/shared/api/labels";
import { MemberKind, NsfField, PlaceLevel, SolutionType, YouthStatus } from "@/shared/api/reference.gen";
import { clockTime, dayOf, decimal, shortWeekdayDate, textDate } from "@/shared/format";
import type { Choice } from "@/shared/ui/contact";
import type { FilterField } from "@/shared/ui/filters";

import type { HoldLine, Network, NewMember, NewPlace, PlaceChange, PlaceFilters, PlaceLine } from "../placesApi";
import { said, textOf, type Draft, type Field } from "./fields";
import { hrefWith } from "./lists";

type Search = Readonly<Record<string, string | undefined>>;

export const placesHref = (values: Search): string => hrefWith("/places", values);

/** From the lowest up: the order of the table would put figures first. */
const LEVELS = ["entry", "3", "4", "5"] as const;
const DISTANCES = [5, 10, 20, 50];
const UUID = /^[0-9a-f-]{36}$/;

/** The young person in the address, or nobody. */
export const seekerOf = ({ pour }: Search): string | undefined => (pour !== undefined && UUID.test(pour) ? pour : undefined);

export function placeFields(places: readonly PlaceLine[], search: Search): FilterField[] {
  const towns = new Map(places.flatMap(({ commune_code, commune_name }): [string, string][] => (commune_code === null ? [] : [[commune_code, commune_name]])));
  const from: Choice[] = [...towns].toSorted(([, a], [, b]) => a.localeCompare(b, "fr")).map(([value, label]) => ({ value, label }));
  return [
    { name: "niveau", label: "Niveau", kind: "select", options: [{ value: "", label: "Tous" }, ...choicesOf(PlaceLevel, LEVELS)] },
    { name: "domaine", label: "Domaine", kind: "select", options: [{ value: "", label: "Tous" }, ...choicesOf(NsfField)] },
    ...(seekerOf(search) === undefined ? [{ name: "depuis", label: "Depuis", kind: "select" as const, options: [{ value: "", label: "Toute commune" }, ...from] }] : []),
    { name: "distance", label: "Distance", kind: "select", options: [{ value: "", label: "Toute distance" }, ...DISTANCES.map((km) => ({ value: String(km), label: `${km}\u00a0km au plus` }))] },
    { name: "entree", label: "Entrée à partir du", kind: "date" },
    { name: "places", label: "Places", kind: "select", options: [{ value: "", label: "Toutes" }, { value: "libres", label: "Libres seulement" }] },
  ];
}

export const FILTERS = ["niveau", "domaine", "depuis", "distance", "entree", "places"] as const;

/** A distance counts from the young person's home, else from the chosen commune. */
export function placeFilters(search: Search): PlaceFilters {
  const { niveau, domaine, depuis, distance, entree, places } = search;
  const seeker = seekerOf(search);
  const from = seeker !== undefined ? { for_follow_up: seeker } : depuis !== undefined ? { near: depuis } : {};
  const near = Object.keys(from).length > 0 && distance !== undefined && distance !== "";
  return {
    ...(niveau !== undefined && { level: niveau as NonNullable<PlaceFilters["level"]> }),
    ...(domaine !== undefined && { nsf: domaine as NonNullable<PlaceFilters["nsf"]> }),
    ...from,
    ...(near && { within_km: Number(distance) }),
    ...(entree !== undefined && { entry_from: entree }),
    ...(places === "libres" && { free_only: true }),
  };
}

/** « 2 libres sur 12 », « complet (12) ». */
export function roomWords({ free, capacity, closed_on }: Pick<PlaceLine, "free" | "capacity" | "closed_on">): string {
  if (closed_on !== null) return "retirée de l’offre";
  if (free === 0) return `complet, ${capacity} place${capacity > 1 ? "s" : ""}`;
  return `${free} libre${free > 1 ? "s" : ""} sur ${capacity}`;
}

/** « 1 retenue, jusqu’au ven. 27 nov. à 18 h 00 ». */
export function heldWords({ held, next_lapse_at }: Pick<PlaceLine, "held" | "next_lapse_at">): string {
  if (held === 0) return "aucune";
  const until = next_lapse_at === null ? "" : `, jusqu’au ${momentWords(next_lapse_at)}`;
  return `${held} retenue${held > 1 ? "s" : ""}${until}`;
}

export const momentWords = (instant: string): string => `${shortWeekdayDate(dayOf(instant))} à ${clockTime(instant)}`;

/** « Sainte-Luce, 4,2 km ». */
export const whereWords = ({ commune_name, km }: Pick<PlaceLine, "commune_name" | "km">): string => (km === null ? commune_name : km < 1 ? `${commune_name}, même commune` : `${commune_name}, ${decimal(km)}\u00a0km`);

/** « Retenue jusqu’au ven. 27 nov. à 18 h 00 », « Confirmée le 20 nov. 2026 ». */
export const holdWords = ({ state, held_until, confirmed_on }: Pick<HoldLine, "state" | "held_until" | "confirmed_on">): string =>
  state === "confirmed" ? `confirmée${confirmed_on === null ? "" : ` le ${textDate(confirmed_on)}`}` : `retenue jusqu’au ${momentWords(held_until)}`;

export interface OtherPlace {
  id: string;
  words: string;
}

/** Two others near by, that the refusal brings with it. */
export function othersOf(data: Readonly<Record<string, unknown>>): OtherPlace[] {
  const others = Array.isArray(data["others"]) ? (data["others"] as Partial<PlaceLine>[]) : [];
  return others.flatMap(({ id, formation = "", provider_name = "", commune_name = "", entry_on, km = null }) =>
    id === undefined ? [] : [{ id, words: `${formation}, ${provider_name} (${whereWords({ commune_name, km })})${entry_on === undefined ? "" : `, entrée le ${textDate(entry_on)}`}` }],
  );
}

const OTHER = "other";

/** A structure or a person that the server names. */
export interface KnownUnit {
  id: string;
  name: string;
}

export function newPlaceFields(network: Network, today: string): Field[] {
  const hosts = network.members.filter(({ unit_id }) => unit_id !== null).map(({ unit_id, name }) => ({ value: unit_id ?? "", label: name }));
  return [
    { name: "host", kind: "select", label: "Qui accueille", choices: [...hosts, { value: OTHER, label: "Une autre structure" }], pointer: "/provider_unit_id" },
    { name: "provider_name", kind: "text", label: "Nom de l’établissement ou de la structure", hint: "Comme le jeune le lira.", max: 140 },
    { name: "phone", kind: "tel", label: "Téléphone", max: 30, optional: true },
    { name: "formation", kind: "text", label: "Formation", hint: "Exemple\u00a0: CAP Monteur en installations thermiques", max: 140 },
    { name: "level", kind: "radio", label: "Niveau", choices: choicesOf(PlaceLevel, LEVELS) },
    { name: "nsf", kind: "select", label: "Domaine", choices: choicesOf(NsfField) },
    { name: "solution_type", kind: "select", label: "Type de solution", choices: choicesOf(SolutionType) },
    { name: "youth_status", kind: "radio", label: "Statut du jeune", choices: choicesOf(YouthStatus) },
    { name: "commune", kind: "commune", label: "Commune", pointer: "/commune_name" },
    { name: "entry_on", kind: "date", label: "Entrée", from: today },
    { name: "ends_on", kind: "date", label: "Fin", optional: true },
    { name: "capacity", kind: "number", label: "Nombre de places" },
  ];
}

export function newPlaceBody(fields: readonly Field[], draft: Draft): NewPlace {
  const { host, capacity, commune = "", ...rest } = said(fields, draft);
  const [, commune_code, commune_name] = /^(\S+) (.+)$/.exec(commune) ?? [];
  return { ...rest, ...(commune_code !== undefined && { commune_code, commune_name }), ...(host !== OTHER && { provider_unit_id: host }), capacity: Number(capacity) } as unknown as NewPlace;
}

export const placeChangeFields: Field[] = [
  { name: "capacity", kind: "number", label: "Nombre de places" },
  { name: "entry_on", kind: "date", label: "Entrée" },
  { name: "ends_on", kind: "date", label: "Fin", optional: true },
  { name: "phone", kind: "tel", label: "Téléphone", max: 30, optional: true },
];

export const placeChangeDraft = ({ capacity, entry_on, ends_on, phone }: PlaceLine): Draft => ({ capacity: String(capacity), entry_on, ends_on: ends_on ?? "", phone });

export const placeChangeBody = (draft: Draft): PlaceChange => ({
  capacity: Number(textOf(draft, "capacity")),
  entry_on: textOf(draft, "entry_on"),
  ends_on: textOf(draft, "ends_on") || null,
  phone: textOf(draft, "phone"),
});

/** A structure that works here, whose people then see the network; or another, by its name. */
export function memberFields(units: readonly KnownUnit[], draft: Draft): Field[] {
  const known = units.map(({ id, name }) => ({ value: id, label: name }));
  const elsewhere = known.length === 0 || draft["unit_id"] === OTHER;
  return [
    ...(known.length === 0 ? [] : [{ name: "unit_id", kind: "select" as const, label: "Structure", hint: "Celles de cette liste ont des comptes\u00a0: elles verront le réseau.", choices: [...known, { value: OTHER, label: "Une autre structure" }] }]),
    ...(elsewhere ? [{ name: "name", kind: "text" as const, label: "Nom de la structure", max: 140 }] : []),
    { name: "kind", kind: "radio", label: "Ce qu’elle est", choices: choicesOf(MemberKind) },
    { name: "phone", kind: "tel", label: "Téléphone", max: 30, optional: true },
  ];
}

export function memberBody(units: readonly KnownUnit[], draft: Draft): NewMember {
  const { unit_id, ...rest } = said(memberFields(units, draft), draft);
  const unit = units.find(({ id }) => id === unit_id);
  return { phone: "", ...rest, ...(unit !== undefined && { unit_id: unit.id, name: unit.name }) } as unknown as NewMember;
}

/** Its name, its telephone, and who of the platform animates it. */
export const networkChangeFields = (staff: readonly KnownUnit[]): Field[] => [
  ...networkFields,
  { name: "animator_id", kind: "select", label: "Animateur", choices: staff.map(({ id, name }) => ({ value: id, label: name })), optional: true },
];

/** Who animates today stays in the list, even when they work in a structure of the network. */
export function animatorsOf({ animator_id, animator_name }: Pick<Network, "animator_id" | "animator_name">, staff: readonly KnownUnit[]): readonly KnownUnit[] {
  if (animator_id === null || staff.some(({ id }) => id === animator_id)) return staff;
  return [{ id: animator_id, name: animator_name ?? "" }, ...staff];
}

export const networkFields: Field[] = [
  { name: "name", kind: "text", label: "Nom du réseau", max: 140 },
  { name: "phone", kind: "tel", label: "Téléphone", max: 30, optional: true },
];

export const levelWords = (level: PlaceLine["level"]): string => labelOf(PlaceLevel, level);
