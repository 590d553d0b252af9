/** Rows of work in groups: one's own turn first, what waits for somebody else last. */

import type { components } from "@/shared/api/schema.gen";
import { counted } from "@/shared/format";

export type Item = components["schemas"]["WorkItemOut"];
type Target = components["schemas"]["WorkTarget"];

interface Place {
  icon: string;
  /** Title of the rows of this kind, when a group holds several. */
  title: string;
  /** What the row's button says. */
  action: string;
}

export const PLACES: Record<Target, Place> = {
  contacts: { icon: "fr-icon-phone-line", title: "familles à prévenir", action: "Noter un appel" },
  rolls: { icon: "fr-icon-list-unordered", title: "appels", action: "Voir les appels" },
  reasons: { icon: "fr-icon-edit-line", title: "motifs à apprécier", action: "Voir les motifs" },
  reason: { icon: "fr-icon-question-answer-line", title: "motifs transmis au DASEN", action: "Ouvrir" },
  case: { icon: "fr-icon-scales-3-line", title: "dossiers", action: "Ouvrir" },
  signature_book: { icon: "fr-icon-quill-pen-line", title: "à signer", action: "Voir" },
  hearings: { icon: "fr-icon-calendar-line", title: "entretiens", action: "Voir" },
  student: { icon: "fr-icon-user-line", title: "élèves", action: "Ouvrir" },
  alerts: { icon: "fr-icon-alert-line", title: "seuils atteints", action: "Voir la situation" },
  departure: { icon: "fr-icon-logout-box-r-line", title: "sorties à clarifier", action: "Ouvrir" },
  signals: { icon: "fr-icon-chat-3-line", title: "inquiétudes", action: "Lire" },
  meeting: { icon: "fr-icon-team-line", title: "réunions", action: "Ouvrir" },
  task: { icon: "fr-icon-checkbox-line", title: "tâches", action: "Voir" },
  contract: { icon: "fr-icon-file-text-line", title: "contrats", action: "Ouvrir" },
  place_hold: { icon: "fr-icon-map-pin-2-line", title: "places retenues", action: "Voir la place" },
  follow_up: { icon: "fr-icon-user-heart-line", title: "jeunes suivis", action: "Ouvrir" },
  follow_up_calls: { icon: "fr-icon-phone-line", title: "appels aux jeunes", action: "Appeler" },
  follow_up_sharing: { icon: "fr-icon-team-line", title: "jeunes à répartir", action: "Répartir" },
  siei_campaign: { icon: "fr-icon-links-line", title: "campagnes SIEI", action: "Ouvrir" },
  siei_pairs: { icon: "fr-icon-git-merge-line", title: "paires à relire", action: "Relire" },
  partner_quota: { icon: "fr-icon-shield-line", title: "partenaires", action: "Voir" },
};

/** Where the work of a row is done. */
export function hrefOf(item: Item): string {
  const id = item.target_id ?? item.person?.id ?? "";
  switch (item.target) {
    case "case":
      return item.transition === null || item.group === "waiting" ? `/dossiers/${id}` : `/dossiers/${id}/actes/${item.transition}`;
    case "student":
    case "alerts":
      return item.person === null ? "/seuils?traite=non" : `/eleves/${item.person.id}`;
    case "contacts":
      return item.person === null ? "/absences?etat=a-prevenir" : `/absences?etat=a-prevenir&eleve=${item.person.id}`;
    case "reasons":
      return "/absences?etat=avec-motif";
    case "reason":
      return `/motifs/${id}`;
    case "rolls":
      return "/appels?etat=non-faits";
    case "hearings":
      return "/entretiens";
    case "signature_book":
      return "/courriers";
    case "departure":
      return `/sorties/${id}`;
    case "signals":
      return "/prevention/inquietudes";
    case "meeting":
      return `/reunions/${id}`;
    case "task":
      return `/taches?tache=${id}`;
    case "contract":
      return `/contrats/${id}`;
    case "place_hold":
      return `/places?pour=${item.person?.id ?? ""}`;
    case "follow_up":
      return `/suivis/${id}`;
    case "follow_up_calls":
      return "/suivis?besoin=a-rappeler&referent=moi";
    case "follow_up_sharing":
      return "/suivis?besoin=sans-referent&repartir=oui";
    case "siei_campaign":
      return `/siei/${id}`;
    case "siei_pairs":
      return `/siei/${id}/revue`;
    case "partner_quota":
      return item.target_id === null ? "/suivis" : `/partenaires/${id}`;
  }
}

const TITLES = { now: "Maintenant", today: "Aujourd’hui", this_week: "Cette semaine", waiting: "En attente d’un autre" } as const;
const ORDER = Object.keys(PLACES) as Target[];

export interface Bundle {
  title: string;
  items: Item[];
}

/** The groups of the day; a long one is cut by kind of work, so that each kind is seen. */
export function bundles(items: readonly Item[]): Bundle[] {
  return (Object.keys(TITLES) as (keyof typeof TITLES)[]).flatMap((group) => {
    const own = items.filter((item) => item.group === group);
    const kinds = ORDER.filter((target) => own.some((item) => item.target === target));
    if (kinds.length <= 1) return [{ title: TITLES[group], items: own }];
    return kinds.map((target) => ({ title: `${TITLES[group]}\u00a0: ${PLACES[target].title}`, items: own.filter((item) => item.target === target) }));
  });
}

/** The day's figures, each with where to go. */
export function figures(items: readonly Item[]): { words: string; href: string }[] {
  const own = items.filter((item) => item.group !== "waiting");
  const of = (target: Target): number => own.filter((item) => item.target === target).reduce((sum, item) => sum + item.count, 0);
  return [
    { count: of("contacts"), words: counted(of("contacts"), "famille à prévenir", "familles à prévenir"), href: "/absences?etat=a-prevenir" },
    { count: of("alerts"), words: counted(of("alerts"), "seuil atteint sans dossier", "seuils atteints sans dossier"), href: "/seuils?traite=non" },
    { count: of("case"), words: counted(of("case"), "dossier qui vous attend", "dossiers qui vous attendent"), href: "/dossiers" },
    { count: of("follow_up"), words: counted(of("follow_up"), "jeune qui attend votre réponse", "jeunes qui attendent votre réponse"), href: "/suivis?referent=moi" },
    { count: of("follow_up_calls"), words: counted(of("follow_up_calls"), "jeune à appeler", "jeunes à appeler"), href: "/suivis?besoin=a-rappeler&referent=moi" },
    { count: of("follow_up_sharing"), words: counted(of("follow_up_sharing"), "jeune sans référent", "jeunes sans référent"), href: "/suivis?besoin=sans-referent" },
    { count: of("contract"), words: counted(of("contract"), "contrat à suivre", "contrats à suivre"), href: "/contrats" },
  ].filter((figure) => figure.count > 0);
}

const PARTIES: Readonly<Record<string, string>> = { dsden: "la DSDEN", school: "l’établissement", family: "la famille", ien: "l’inspecteur" };

export const partyWords = (party: string): string => PARTIES[party] ?? party;

/** Dates that nobody has to keep: the row says them in its own words. */
export const FACTS: ReadonlySet<string> = new Set(["birthday", "appointment"]);

/** « on attend l’établissement, réunion convoquée, depuis 39 jours »: one sentence, its capitals only where they belong. */
export function whyWords(parts: readonly (string | null)[]): string {
  const said = parts.filter((part): part is string => part !== null && part !== "");
  return said.map((part, index) => (index > 0 && /^\p{Lu}\p{Ll}/u.test(part) ? part.charAt(0).toLocaleLowerCase("fr") + part.slice(1) : part)).join(", ");
}
