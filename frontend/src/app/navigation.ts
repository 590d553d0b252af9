/** The main navigation, drawn from permissions and never from roles. */

import type { Me } from "@/shared/api/me";
import type { NavigationEntry } from "@/shared/ui/navigation";

interface Rule {
  label: string;
  href: string;
  when: (may: May) => boolean;
}

type May = (permission: string) => boolean;

const SUPERVISES: Rule["when"] = (may) => may("roll_calls:supervise");

const ABSENCES: Rule[] = [
  { label: "Du jour", href: "/absences", when: SUPERVISES },
  { label: "Seuils atteints", href: "/seuils", when: (may) => may("alerts:read") },
  { label: "Appels", href: "/appels", when: SUPERVISES },
];

/** A school meets young people of the platform where it looks for its own pupils. */
const HOSTS: Rule["when"] = (may) => may("roll_calls:supervise");

/** Young people out of school, from where they come, and where they go. */
const FOLLOWING: Rule[] = [
  { label: "Liste de travail", href: "/suivis", when: (may) => may("follow_ups:read") },
  { label: "Absences et règles", href: "/suivis/reglages", when: (may) => may("follow_ups:write") },
  { label: "Jeunes transmis", href: "/transmis", when: (may) => may("handovers:read") },
  { label: "Liste du SIEI", href: "/liste-siei", when: (may) => may("siei:platform_list") },
  { label: "Places de formation", href: "/places", when: (may) => may("places:read") && !HOSTS(may) && !may("department:configure") },
  { label: "Contrats de formation", href: "/contrats", when: (may) => may("training_contracts:read") && !HOSTS(may) && !may("tutor_log:write") },
];

/** Who follows young people has the school's own prevention in one menu. */
const FOLLOWS: Rule["when"] = (may) => may("follow_ups:read");

const PREVENTION: Rule[] = [
  { label: "Cette semaine", href: "/prevention", when: (may) => may("early_warnings:read") },
  { label: "Inquiétudes", href: "/prevention/inquietudes", when: (may) => may("signals:read") },
  { label: "Signaler une inquiétude", href: "/signaler", when: (may) => may("signals:read") || (may("signals:write") && FOLLOWS(may)) },
  { label: "Suites données", href: "/suites-donnees", when: (may) => may("signals:write") && !may("signals:read") && FOLLOWS(may) },
  { label: "Réunions", href: "/reunions", when: (may) => may("meetings:hold") || (may("meetings:read") && FOLLOWS(may)) },
  { label: "Accompagnements", href: "/accompagnements", when: (may) => may("support_plans:read") && (may("early_warnings:read") || FOLLOWS(may)) },
  { label: "Catalogue des accompagnements", href: "/accompagnements/catalogue", when: (may) => may("support_plans:read") && may("early_warnings:read") },
  { label: "Tâches de l’établissement", href: "/taches", when: (may) => may("tasks:supervise") },
  { label: "Règles d’alerte", href: "/prevention/regles", when: (may) => may("early_warnings:read") },
];

/** Who signals without reading what the others signalled. */
const SIGNALS_ONLY: Rule["when"] = (may) => may("signals:write") && !may("signals:read") && !FOLLOWS(may);

const PUPILS: Rule[] = [
  { label: "Tous les élèves", href: "/eleves", when: searchesPupils },
  { label: "Orientation", href: "/orientation", when: (may) => may("orientation:read") },
  { label: "Sorties", href: "/sorties", when: (may) => may("departures:write") },
  { label: "Anciens élèves", href: "/anciens-eleves", when: (may) => may("siei:returns") },
  { label: "Places de formation", href: "/places", when: (may) => may("places:read") && HOSTS(may) },
  { label: "Contrats de formation", href: "/contrats", when: (may) => may("training_contracts:read") && HOSTS(may) },
];

const COUNTS: Rule["when"] = (may) => may("indicators:read");

const SCHOOL: Rule[] = [
  { label: "Indicateurs", href: "/indicateurs", when: (may) => COUNTS(may) && may("schools:configure") },
  { label: "Imports", href: "/imports", when: (may) => may("imports:write") },
  { label: "Calendrier et réglages", href: "/etablissement", when: (may) => may("schools:configure") },
  { label: "En-tête des courriers", href: "/en-tete", when: (may) => may("letterheads:set") && may("schools:configure") },
];

/** Who runs campaigns finds them at the top; who follows them, under the département. */
const FOLLOWS_CAMPAIGNS: Rule["when"] = (may) => may("siei:read") && may("department:configure");

const DEPARTMENT: Rule[] = [
  { label: "Indicateurs", href: "/indicateurs", when: (may) => COUNTS(may) && may("department:configure") },
  { label: "Campagnes SIEI", href: "/siei", when: FOLLOWS_CAMPAIGNS },
  { label: "Plateformes", href: "/plateformes", when: (may) => may("platforms:configure") && may("department:configure") },
  { label: "Places de formation", href: "/places", when: (may) => may("places:read") && may("department:configure") },
  { label: "Délégations de signature", href: "/delegations", when: (may) => may("department:configure") },
  { label: "Soutien à la parentalité", href: "/soutien-parental", when: (may) => may("department:configure") },
  { label: "En-tête des courriers", href: "/en-tete", when: (may) => may("letterheads:set") && may("department:configure") },
];

/** Menus that become a plain entry when they hold one: under their own name for their main page. */
const ALONE: ReadonlyMap<Rule[], string> = new Map([
  [PUPILS, "/eleves"],
  [FOLLOWING, "/suivis"],
  [PREVENTION, "/prevention"],
]);

/** In the order of the screen; a group stands where its rules are spread. */
const ENTRIES: (Rule | { label: string; rules: Rule[] })[] = [
  { label: "Mes appels", href: "/appels", when: (may) => may("roll_calls:take") && !may("roll_calls:supervise") },
  { label: "Mes contrats", href: "/tuteur", when: (may) => may("tutor_log:write") },
  { label: "Jeunes orientés", href: "/orientations", when: (may) => may("follow_up_referrals:answer") },
  { label: "Suivis", rules: FOLLOWING },
  { label: "Absences", rules: ABSENCES },
  { label: "Signaler une inquiétude", href: "/signaler", when: SIGNALS_ONLY },
  { label: "Suites données", href: "/suites-donnees", when: SIGNALS_ONLY },
  { label: "Saisines", href: "/saisines", when: (may) => may("attendance_cases:instruct") },
  { label: "Courriers", href: "/courriers", when: (may) => may("letters:batch") },
  { label: "Entretiens", href: "/entretiens", when: (may) => may("attendance_cases:instruct") },
  { label: "Dossiers", href: "/dossiers", when: (may) => may("attendance_cases:read") },
  { label: "Prévention", rules: PREVENTION },
  { label: "Accompagnements", href: "/accompagnements", when: (may) => may("support_plans:read") && !may("early_warnings:read") && !FOLLOWS(may) },
  { label: "Réunions", href: "/reunions", when: (may) => may("meetings:read") && !may("meetings:hold") && !FOLLOWS(may) },
  { label: "Élèves", rules: PUPILS },
  { label: "Élèves à retrouver", href: "/sorties", when: (may) => may("departures:receive") },
  { label: "Établissement", rules: SCHOOL },
  { label: "Département", rules: DEPARTMENT },
  { label: "Campagnes SIEI", href: "/siei", when: (may) => may("siei:read") && !may("department:configure") },
  { label: "Indicateurs", href: "/indicateurs", when: (may) => COUNTS(may) && !may("schools:configure") && !may("department:configure") },
  { label: "Établissements", href: "/administration/etablissements", when: (may) => may("schools:manage") },
  { label: "Comptes", href: "/administration/comptes", when: (may) => may("accounts:manage") },
  { label: "Imports", href: "/imports", when: (may) => may("imports:read") && may("accounts:manage") },
  { label: "Plateformes", href: "/plateformes", when: (may) => may("platforms:configure") && may("accounts:manage") },
  { label: "Partenaires", href: "/partenaires", when: (may) => may("partners:read") },
  { label: "État du service", href: "/etat", when: (may) => may("status:read") },
  { label: "Base juridique du SIEI", href: "/siei", when: (may) => may("siei:read_basis") && !may("siei:read") },
];

/** Whoever reads pupils, unless they meet them through their own classes or through referrals. */
export function searchesPupils(may: May): boolean {
  const throughClasses = may("roll_calls:take") && !may("roll_calls:supervise");
  return may("students:read") && !throughClasses && !may("attendance_cases:instruct");
}

export const permissionsOf = (me: Me): May => {
  const held = new Set(me.permissions);
  return (permission) => held.has(permission);
};

/** At most seven entries; « À faire » alone carries a figure: first for whom it is the home, last for a tutor, absent for a teacher. */
export function navigationFor(me: Me, toDo?: number): NavigationEntry[] {
  const may = permissionsOf(me);
  const entries = ENTRIES.flatMap((entry): NavigationEntry[] => {
    if (!("rules" in entry)) return entry.when(may) ? [{ label: entry.label, href: entry.href }] : [];
    const children = entry.rules.filter((rule) => rule.when(may)).map(({ label, href }) => ({ label, href }));
    const [only, ...more] = children;
    if (only === undefined) return [];
    if (more.length === 0 && ALONE.has(entry.rules)) return [{ label: only.href === ALONE.get(entry.rules) ? entry.label : only.label, href: only.href }];
    return [{ label: entry.label, children }];
  });
  const home = { label: "À faire", href: "/", ...(toDo !== undefined && { count: toDo }) };
  if (me.home === "/") return [home, ...entries];
  return may("tutor_log:write") ? [...entries, home] : entries;
}

/** « Lycée professionnel Jacques-Prévert », or « 3 établissements ». */
export function perimeterLabel(me: Me): string {
  const [first, ...others] = me.units;
  if (first === undefined) return me.role_label;
  return others.length === 0 ? first.name : `${first.name} et ${others.length} autre${others.length > 1 ? "s" : ""}`;
}
