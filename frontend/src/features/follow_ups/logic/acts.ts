/** Acts on one follow-up: what each asks, what it sends, what will follow. */

import { choicesOf } from "@/shared/api/labels";
import {
  DisclosedField,
  FollowUpCloseReason,
  ObligationProof,
  RefusalMotive,
  ReferralRequest,
  ReturnChannel,
  ReturnStatus,
  SolutionEnd,
  SolutionType,
  SummonsGround,
  TrainingObligation,
} from "@/shared/api/reference.gen";
import type { Choice } from "@/shared/ui/contact";

import type { FollowUpPage } from "../api";

export interface ActField {
  name: string;
  label: string;
  kind: "text" | "tel" | "email" | "long" | "date" | "select" | "radio" | "checks";
  choices?: readonly Choice[];
  hint?: string;
  /** May stay empty. */
  optional?: boolean;
  maxLength?: number;
}

export type Draft = Readonly<Record<string, string | string[]>>;

export interface Act {
  title: string;
  /** What the button says. */
  verb: string;
  fields: (page: FollowUpPage, around: Around, draft: Draft) => ActField[];
  /** What will follow, in sentences. */
  follows: (page: FollowUpPage, first: string) => string[];
  done: string;
}

/** Who may be named, asked or moved to. */
export interface Around {
  staff: readonly Choice[];
  partners: readonly Choice[];
  platforms: readonly Choice[];
}

const PROOFS: Readonly<Record<string, readonly (keyof typeof ObligationProof)[]>> = {
  fulfilled: ["enrolment_certificate", "training_contract", "work_contract", "civic_service_contract", "support_scheme", "found_in_import"],
  exempt: ["certificate_seen"],
  not_fulfilled: ["no_solution_found"],
};

const text = (draft: Draft, name: string): string => (typeof draft[name] === "string" ? draft[name] : "");

export const ACTS: Readonly<Record<string, Act>> = {
  relais: {
    title: "Passer le relais",
    verb: "Proposer le relais",
    fields: (page, { staff }) => [
      { name: "to_account", label: "À qui", kind: "radio", choices: staff.filter(({ value }) => value !== page.followed.referent.account_id) },
      { name: "note", label: "Note de relais", kind: "long", hint: "Où il en est, ce qui est promis. De 10 à 600 signes, sans rien de la santé ni de la famille.", maxLength: 600 },
    ],
    follows: (_page, first) => ["La personne choisie lit la note, accepte ou refuse.", `Jusqu’à sa réponse, vous répondez à ${first}.`, "Sans réponse à temps, rien ne change et cela se voit."],
    done: "Relais proposé",
  },
  referent: {
    title: "Nommer un référent",
    verb: "Nommer",
    fields: (_page, { staff }) => [{ name: "account_id", label: "Référent", kind: "radio", choices: staff }],
    follows: (_page, first) => [`Le suivi de ${first} apparaît dans la liste de la personne nommée.`, "L’ancien référent reste dans l’historique."],
    done: "Référent nommé",
  },
  close: {
    title: "Terminer le suivi",
    verb: "Terminer le suivi",
    fields: (page) => [{ name: "reason", label: "Pourquoi", kind: "radio", choices: choicesOf(FollowUpCloseReason, page.close_reasons), hint: "Seules les raisons que les faits permettent sont proposées." }],
    follows: (_page, first) => ["Plus aucun rappel n’est prévu. Rien n’est effacé.", `Le suivi se reprend si ${first} revient.`],
    done: "Suivi terminé",
  },
  transfer: {
    title: "Passer à une autre plateforme",
    verb: "Transférer le suivi",
    fields: (_page, { platforms }) => [{ name: "platform_id", label: "Plateforme", kind: "select", choices: platforms }],
    follows: () => ["L’autre plateforme reçoit l’identité, les coordonnées et la dernière scolarité.", "Son responsable répond dès l’arrivée.", "Ici, le suivi se lit encore et ne s’écrit plus."],
    done: "Suivi transféré",
  },
  start_support: {
    title: "Commencer l’accompagnement",
    verb: "Commencer l’accompagnement",
    fields: () => [],
    follows: (page, first) => [`${page.followed.referent.name ?? "Le référent"} accompagne ${first} jusqu’à une solution.`, `${first} compte parmi les jeunes pris en charge.`],
    done: "Accompagnement commencé",
  },
  reopen: { title: "Reprendre le suivi", verb: "Reprendre le suivi", fields: () => [], follows: (_page, first) => [`${first} revient dans la liste de travail, à rappeler aujourd’hui.`], done: "Suivi repris" },
  record_obligation: {
    title: "Constater l’obligation de formation",
    verb: "Enregistrer le constat",
    fields: (_page, _around, draft) => {
      const proofs = PROOFS[text(draft, "obligation")];
      return [
        { name: "obligation", label: "L’obligation de formation est", kind: "radio", choices: choicesOf(TrainingObligation) },
        { name: "since", label: "Depuis le", kind: "date" },
        ...(proofs === undefined ? [] : [{ name: "proof", label: "Pièce vue", kind: "radio" as const, choices: choicesOf(ObligationProof, proofs), hint: "Vue seulement\u00a0: aucune copie n’est gardée." }]),
      ];
    },
    follows: () => ["Le constat s’affiche sur le suivi avec sa date et sa preuve. Il se corrige par un nouveau constat."],
    done: "Constat enregistré",
  },
  solution: {
    title: "Noter une solution",
    verb: "Enregistrer la solution",
    fields: () => [
      { name: "type", label: "Solution", kind: "select", choices: choicesOf(SolutionType) },
      { name: "provider", label: "Organisme ou employeur", kind: "text", maxLength: 140 },
      { name: "label", label: "Intitulé (facultatif)", kind: "text", optional: true, maxLength: 140 },
      { name: "started_on", label: "Entrée le (si elle est connue)", kind: "date", optional: true },
      { name: "planned_end", label: "Fin prévue (facultatif)", kind: "date", optional: true },
    ],
    follows: (_page, first) => ["Sans date d’entrée, la solution est proposée.", `Une entrée passée met ${first} en solution.`],
    done: "Solution enregistrée",
  },
  "fin-solution": {
    title: "Noter la fin de la solution",
    verb: "Enregistrer la fin",
    fields: () => [
      { name: "on", label: "Dernier jour", kind: "date" },
      { name: "reason", label: "Comment", kind: "radio", choices: choicesOf(SolutionEnd) },
    ],
    follows: (_page, first) => [`${first} redevient accompagné et à rappeler sous huit jours.`],
    done: "Fin enregistrée",
  },
  partner: {
    title: "Orienter vers un partenaire",
    verb: "Envoyer l’orientation",
    fields: (_page, { partners }) => [
      { name: "partner_id", label: "Structure", kind: "select", choices: partners },
      { name: "request", label: "Ce qui lui est demandé", kind: "radio", choices: choicesOf(ReferralRequest) },
      { name: "fields", label: "Ce qu’elle reçoit", kind: "checks", choices: choicesOf(DisclosedField), hint: "Le strict nécessaire. Rien d’autre ne part." },
      { name: "expected_on", label: "Réponse attendue le", kind: "date" },
    ],
    follows: () => ["La structure voit ces champs, et eux seuls.", "Sa réponse arrive ici. Sans réponse à la date, le silence remonte dans la liste."],
    done: "Orientation envoyée",
  },
  return_request: {
    title: "Enregistrer une demande de retour",
    verb: "Enregistrer la demande",
    fields: () => [
      { name: "channel", label: "Reçue par", kind: "radio", choices: choicesOf(ReturnChannel) },
      { name: "requested_on", label: "Demandée le", kind: "date" },
      { name: "received_on", label: "Reçue le", kind: "date" },
    ],
    follows: (_page, first) => ["L’entretien se tient dans les quinze jours de la réception.", `${first} lit la même date.`],
    done: "Demande enregistrée",
  },
  "reponse-retour": {
    title: "Répondre à la demande de retour",
    verb: "Enregistrer la réponse",
    fields: (_page, _around, draft) => {
      const answer = text(draft, "name");
      return [
        { name: "name", label: "Réponse", kind: "radio", choices: RETURN_ANSWERS },
        { name: "on", label: "Le", kind: "date" },
        ...(answer === "grant" ? [{ name: "status", label: "Statut", kind: "radio" as const, choices: choicesOf(ReturnStatus) }] : []),
        ...(answer === "wait_with_reception" ? [{ name: "reception_school", label: "Établissement d’accueil", kind: "text" as const, maxLength: 140 }] : []),
        ...(answer === "refuse"
          ? [
              { name: "motive", label: "Motif", kind: "radio" as const, choices: choicesOf(RefusalMotive) },
              { name: "words", label: "Ce qui est écrit au jeune", kind: "long" as const, maxLength: 600 },
              { name: "appeal_contact", label: "À qui s’adresser pour contester", kind: "text" as const, maxLength: 200 },
            ]
          : []),
      ];
    },
    follows: (_page, first) => [`${first} reçoit la réponse et son motif.`],
    done: "Réponse enregistrée",
  },
  summons: {
    title: "Noter une convocation de la mission locale",
    verb: "Enregistrer la convocation",
    fields: () => [
      { name: "ground", label: "Pourquoi", kind: "radio", choices: choicesOf(SummonsGround) },
      { name: "summoned_on", label: "Convoqué le", kind: "date" },
      { name: "meeting_on", label: "Rendez-vous le (facultatif)", kind: "date", optional: true },
    ],
    follows: () => ["Deux mois après la convocation, si l’obligation n’est pas remplie, le conseil départemental est informé."],
    done: "Convocation notée",
  },
  details: {
    title: "Corriger les coordonnées",
    verb: "Enregistrer les coordonnées",
    fields: () => [
      { name: "phone", label: "Téléphone", kind: "tel", optional: true, hint: "Exemple\u00a0: 06 39 98 01 22", maxLength: 20 },
      { name: "email", label: "Courriel", kind: "email", optional: true, maxLength: 200 },
      { name: "postal_code", label: "Code postal", kind: "text", optional: true, maxLength: 5 },
      { name: "city", label: "Commune", kind: "text", optional: true, maxLength: 60 },
    ],
    follows: () => ["Si les anciennes coordonnées ne menaient nulle part, les essais recommencent."],
    done: "Coordonnées corrigées",
  },
};

const RETURN_ANSWERS: readonly Choice[] = [
  { value: "grant", label: "Retour accordé" },
  { value: "wait_with_reception", label: "Accueil en attendant une place" },
  { value: "refuse", label: "Refus motivé" },
  { value: "withdraw", label: "Demande retirée par le jeune" },
];

/** The form as it is offered. */
export function firstDraft(name: string, page: FollowUpPage, today: string): Draft {
  const { phone, email, city, postal_code } = page.followed.identity;
  if (name === "details") return { phone: phone ?? "", email: email ?? "", city: city ?? "", postal_code: postal_code ?? "" };
  if (name === "partner") return { fields: ["identity", "phone"], request: "interview" };
  if (name === "return_request") return { requested_on: today, received_on: today };
  return name === "record_obligation" ? { since: today } : { on: today };
}

/** Fields that must be filled and are not. */
export const missingIn = (fields: readonly ActField[], draft: Draft): string[] =>
  fields.filter(({ name, optional }) => optional !== true && (draft[name] ?? "").length === 0).map(({ name }) => name);

/** The body: what is asked and filled; what is empty is null. */
export const bodyOf = (fields: readonly ActField[], draft: Draft): Record<string, string | string[] | null> =>
  Object.fromEntries(fields.map(({ name }) => [name, (draft[name] ?? "").length === 0 ? null : (draft[name] ?? null)]));
