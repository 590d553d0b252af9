/** The work list as its address says it: which view, narrowed to what; its counters, its columns' moves. */

import type { FilterField } from "@/shared/ui/filters";
import type { Choice } from "@/shared/ui/contact";
import type { Counter } from "@/shared/ui/Counters";
import { counted, dayMonth, givenName, monthName, textDate } from "@/shared/format";

import type { Filters, FollowUpLine, Frame } from "../api";

export type Search = Readonly<Record<string, string | undefined>>;
export type View = "table" | "mois" | "colonnes" | "appels";
type Need = NonNullable<Filters["need"]>;

export const NEEDS: Readonly<Record<string, Need>> = {
  "a-contacter": "to_contact",
  "a-rappeler": "to_call_today",
  "sans-referent": "without_referent",
  "echeances-legales": "legal_deadline",
  silences: "silent",
};

export const VIEWS: readonly { view: View; label: string }[] = [
  { view: "table", label: "Table" },
  { view: "mois", label: "Par mois" },
  { view: "colonnes", label: "Colonnes" },
  { view: "appels", label: "Appels" },
];

export const viewOf = (search: Search): View => VIEWS.find(({ view }) => view === search["vue"])?.view ?? "table";

/** The same list with something changed; the first page, unless a page is what changes. */
export function listHref(search: Search, changes: Search = {}): string {
  const wanted: Search = { ...search, apres: undefined, ...changes };
  const kept = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "");
  return kept.length === 0 ? "/suivis" : `/suivis?${new URLSearchParams(kept).toString()}`;
}

/** What is asked of the server; `moi` becomes the reader. */
export function filtersOf(search: Search, me: string | undefined): Omit<Filters, "cursor" | "limit"> {
  const referent = search["referent"] === "moi" ? me : search["referent"];
  const need = NEEDS[search["besoin"] ?? ""];
  return {
    scope: search["voir"] === "termines" ? "over" : "open",
    ...(need !== undefined && { need }),
    ...(given(search["contact"]) && { contact_status: search["contact"] as NonNullable<Filters["contact_status"]> }),
    ...(given(search["suivi"]) && { followup_status: search["suivi"] as NonNullable<Filters["followup_status"]> }),
    ...(given(search["origine"]) && { source: search["origine"] as NonNullable<Filters["source"]> }),
    ...(given(search["commune"]) && { city: search["commune"] }),
    ...(given(search["arrivee"]) && { month: search["arrivee"] }),
    ...(search["vue"] === "mois" && { by_month: true }),
    ...(search["age"] === "16-17" && { minors: true }),
    ...(given(referent) && { referent_id: referent }),
    ...(given(search["plateforme"]) && { platform_id: search["plateforme"] }),
  };
}

const given = (value: string | undefined): value is string => value !== undefined && value !== "";

/** Every filter that is not a view or a page. */
export const isNarrowed = (search: Search): boolean =>
  ["besoin", "contact", "suivi", "commune", "arrivee", "age", "referent", "origine", "plateforme", "voir"].some((name) => given(search[name]));

export function countersOf({ counters }: Frame, search: Search): Counter[] {
  const rows: [string, string, number][] = [
    ["a-contacter", "à contacter", counters.to_contact],
    ["a-rappeler", "à rappeler aujourd’hui", counters.to_call_today],
    ["sans-referent", "sans référent", counters.without_referent],
    ["echeances-legales", plural(counters.legal_deadlines_this_week, "échéance légale cette semaine", "échéances légales cette semaine"), counters.legal_deadlines_this_week],
    ["silences", `${plural(counters.silent, "silence", "silences")} de plus de ${counters.silence_days}\u00a0jours`, counters.silent],
  ];
  return rows.map(([word, label, count]) => ({
    label,
    count,
    href: listHref(search, { besoin: search["besoin"] === word ? undefined : word }),
    current: search["besoin"] === word,
  }));
}

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many);

interface Around {
  frame: Frame | undefined;
  staff: readonly Choice[];
}

export function fieldsOf({ frame, staff }: Around): FilterField[] {
  const platforms = frame?.platforms ?? [];
  return [
    { name: "commune", label: "Commune", kind: "select", options: [{ value: "", label: "Toutes" }, ...(frame?.cities ?? []).map(same)] },
    { name: "referent", label: "Référent", kind: "select", options: [{ value: "", label: "Tous" }, { value: "moi", label: "Moi" }, ...staff] },
    { name: "age", label: "Âge", kind: "select", options: [{ value: "", label: "Tous" }, { value: "16-17", label: "16-18 ans" }] },
    {
      name: "arrivee",
      label: "Arrivée",
      kind: "select",
      options: [{ value: "", label: "Tous mois" }, ...(frame?.months ?? []).map(({ month, count }) => ({ value: month, label: `${monthName(month)} (${count})` }))],
    },
    ...(platforms.length > 1
      ? [{ name: "plateforme", label: "Plateforme", kind: "select" as const, options: [{ value: "", label: "Toutes" }, ...platforms.map(({ id, name }) => ({ value: id, label: name }))] }]
      : []),
  ];
}

const same = (word: string): Choice => ({ value: word, label: word });

/** Calls are of the day, unless something else was asked for. */
export const viewHref = (search: Search, view: View): string =>
  listHref(search, { vue: view === "table" ? undefined : view, ...(view === "appels" && !given(search["besoin"]) && { besoin: "a-rappeler" }) });

/** « Appels » in words: whom one is calling. */
export const NEED_WORDS: Readonly<Record<string, string>> = {
  "a-contacter": "à contacter",
  "a-rappeler": "à rappeler aujourd’hui",
  "sans-referent": "sans référent",
  "echeances-legales": "une échéance légale cette semaine",
  silences: "silencieux depuis longtemps",
};

export const nameOf = ({ family_name, first_names }: Pick<FollowUpLine, "family_name" | "first_names">) => ({
  family_name,
  first_name: givenName(first_names),
});

/** « 2de GATL, sorti le 30 juin 2026 ». */
export function schoolingWords(formation: string | null, left_on: string | null): string {
  const left = left_on === null ? null : `sortie le ${textDate(left_on)}`;
  return [formation, left].filter((part): part is string => part !== null && part !== "").join(", ") || "formation non renseignée";
}

/** « 2 essais, rappeler le 24 nov. », « joint le 12 nov. ». */
export function contactWords(line: Pick<FollowUpLine, "attempts" | "contact_status" | "next_contact_on" | "last_attempt_on">): string {
  const again = line.next_contact_on === null ? "" : `, rappeler le ${dayMonth(line.next_contact_on)}`;
  const last = line.last_attempt_on === null ? "" : ` le ${dayMonth(line.last_attempt_on)}`;
  switch (line.contact_status) {
    case "to_contact":
      return line.attempts === 0 ? "aucun essai" : `nouvelles coordonnées${again}`;
    case "reached":
      return `joint${last}${again}`;
    case "unreachable":
      return line.next_contact_on === null ? "injoignable" : `injoignable, à revoir le ${dayMonth(line.next_contact_on)}`;
    case "wrong_details":
      return `coordonnées fausses${again}`;
    case "refuses_contact":
      return "ne souhaite pas être recontacté";
    case "contacted_no_answer":
      return `${counted(line.attempts, "essai")}${again}`;
  }
}

export const telHref = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, "")}`;

/** « Colonnes »: where a card may go, and the act that takes it there; nothing moves without its act. */
export function movesOf(line: Pick<FollowUpLine, "id" | "followup_status">, interviews: boolean): { label: string; href: string }[] {
  const page = `/suivis/${line.id}`;
  const all = [
    { status: "appointment", label: "Rendez-vous pris", href: `${page}?noter=rendez-vous` },
    ...(interviews ? [{ status: "interviewed", label: "Reçu en entretien", href: `${page}/entretiens/nouveau` }] : []),
    { status: "in_support", label: "Accompagné", href: `${page}/actes/start_support` },
    { status: "in_solution", label: "En solution", href: `${page}/actes/solution` },
    { status: "closed", label: "Suivi terminé", href: `${page}/actes/close` },
  ];
  return all.filter(({ status }) => status !== line.followup_status).map(({ label, href }) => ({ label, href }));
}
