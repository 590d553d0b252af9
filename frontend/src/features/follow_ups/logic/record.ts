/** Where a young person is, in sentences: three statuses, the obligation of training, what happened. */

import { labelOf } from "@/shared/api/labels";
import {
  FollowUpChannel,
  FollowUpCloseReason,
  FollowUpContactResult,
  FollowUpSource,
  FollowUpStatus,
  HandoverAnswer,
  InterviewKind,
  InterviewNextStep,
  MeetingDecision,
  ObligationProof,
  ReferentReason,
  ReferralAnswer,
  ReferralRequest,
  ReturnChannel,
  ReturnState,
  SolutionState,
  SolutionType,
  SummonsEnd,
  SummonsGround,
} from "@/shared/api/reference.gen";
import { capitalised, counted, dayOf, textDate } from "@/shared/format";
import type { Offer } from "@/shared/ui/TransitionBar";
import type { TimelineEvent } from "@/shared/ui/timeline";

import type { Followed, FollowUpPage, InterviewLink, Solution } from "../api";

const on = (day: string | null): string => (day === null ? "" : ` le ${textDate(day)}`);

/** The three statuses, one sentence each. */
export function statusSentences(page: FollowUpPage): string[] {
  return [contactSentence(page.followed, page.attempts.length), followUpSentence(page.followed), obligationSentence(page)];
}

function contactSentence(one: Followed, attempts: number): string {
  const again = one.next_contact_on === null ? "" : ` Prochain essai${on(one.next_contact_on)}.`;
  switch (one.contact_status) {
    case "to_contact":
      return attempts === 0 ? `Personne ne l’a encore appelé.${again}` : `De nouvelles coordonnées sont à essayer.${again}`;
    case "contacted_no_answer":
      return `${counted(one.failed_attempts, "essai")} sans réponse.${again}`;
    case "wrong_details":
      return `Ses coordonnées sont fausses.${again}`;
    case "unreachable":
      return `Injoignable pour l’instant, après ${counted(one.failed_attempts, "essai")}.${again}`;
    case "reached":
      return `Joint${on(one.reached_on)}.${again}`;
    case "refuses_contact":
      return "Ne souhaite pas être recontacté. La porte reste ouverte.";
  }
}

function followUpSentence(one: Followed): string {
  switch (one.followup_status) {
    case "identified":
      return `Arrivé${on(one.arrived_on)}, pas encore reçu.`;
    case "appointment":
      return `Rendez-vous pris${on(one.appointment_on)}.`;
    case "interviewed":
      return `Reçu en entretien${on(one.interviewed_on)}.`;
    case "in_support":
      return `Accompagné, après l’entretien${one.interviewed_on === null ? "" : ` du ${textDate(one.interviewed_on)}`}.`;
    case "in_solution":
      return "En solution.";
    case "closed":
      return `Suivi terminé${on(one.closed_on)}${one.close_reason === null ? "" : `\u00a0: ${inSentence(labelOf(FollowUpCloseReason, one.close_reason))}`}.`;
    case "transferred":
      return `Passé à une autre plateforme${on(one.closed_on)}.`;
  }
}

/** From 16 until 18; before and after, nothing is said of it but what was recorded. */
export function obligationSentence({ followed: one, owes_training }: Pick<FollowUpPage, "followed" | "owes_training">): string {
  const proof = one.obligation_proof === null ? "" : ` (${inSentence(labelOf(ObligationProof, one.obligation_proof))})`;
  const since = one.obligation_since === null ? "" : ` depuis le ${textDate(one.obligation_since)}`;
  if (!owes_training && one.obligation === "unknown") return "L’obligation de formation ne s’applique pas à son âge.";
  switch (one.obligation) {
    case "fulfilled":
      return `Obligation de formation remplie${since}${proof}.`;
    case "not_fulfilled":
      return `Obligation de formation non remplie${since}${proof}.`;
    case "exempt":
      return `Exempté de l’obligation de formation${since}${proof}.`;
    case "unknown":
      return "Obligation de formation à vérifier\u00a0: aucune preuve n’est connue.";
  }
}

/** « École de la deuxième chance, E2C du Val, en cours depuis le 3 nov. 2026 ». */
export function solutionWords(one: Solution): string {
  const dated = one.state === "started" ? ` depuis le ${textDate(one.started_on ?? one.proposed_on)}` : one.state === "ended" ? on(one.ended_on) : ` le ${textDate(one.proposed_on)}`;
  return `${inSentence(labelOf(SolutionState, one.state))}${dated}`;
}

/** « envoyé au jeune par courriel le 3 déc. » */
export const linkWords = ({ reader, means, state, sent_at }: InterviewLink): string => {
  const who = reader === "guardian" ? "au représentant légal" : "au jeune";
  const on = textDate(dayOf(sent_at));
  if (means === "paper") return `Feuille remise ${who} le ${on}`;
  return state === "undeliverable" ? `Courriel du ${on} non distribué ${who}, à remettre sur papier` : `Lien envoyé ${who} le ${on}`;
};

/** The running one first, then the proposed, then the past. */
const RANK: Readonly<Record<Solution["state"], number>> = { started: 0, proposed: 1, ended: 2, declined: 3 };
export const currentFirst = (solutions: readonly Solution[]): Solution[] => solutions.toSorted((a, b) => RANK[a.state] - RANK[b.state]);

export const findingWords = (finding: FollowUpPage["findings"][number], person: string): string => {
  const since = finding.since === null ? "" : ` depuis le ${textDate(finding.since)}`;
  const formation = finding.formation === "" ? "" : `, ${finding.formation}`;
  return `${person} est inscrit à ${finding.place}${formation}${since}.`;
};

const FOUND: Readonly<Record<string, string>> = { import: "lu dans un import de l’établissement", campaign: "lu dans une campagne du SIEI", school: "dit par l’établissement" };
export const foundWords = (kind: string): string => FOUND[kind] ?? "";
import { inSentence } from "./words";

const GESTURES = { call: "Noter un essai", interview: "Mener un entretien", place: "Proposer une place", "reponse-retour": "Répondre à la demande de retour", solution: "Noter une solution", partner: "Orienter vers un partenaire", return_request: "Enregistrer une demande de retour", summons: "Noter une convocation", details: "Corriger les coordonnées" } as const;
export type Gesture = keyof typeof GESTURES;

const gesture = (name: Gesture): Offer => ({ name, label: GESTURES[name], legal_basis: null, blocked_by: [] });

/** What the server offers, and the gestures of who writes here; several tracks may name the same step. */
export function offersOf(page: FollowUpPage, may: (permission: string) => boolean): Offer[] {
  const offered = page.offers.map(({ offer }) => offer).filter(({ name }) => name !== "renew_details");
  if (!page.may_write) return offered;
  const own: Gesture[] = [...(toAnswer(page) === undefined ? [] : (["reponse-retour"] as const)), "call", ...(may("interviews:write") ? (["interview"] as const) : []), ...(may("places:hold") ? (["place"] as const) : [])];
  return [...own.map(gesture), ...offered];
}

/** The request whose answer is owed. */
const toAnswer = ({ return_requests }: FollowUpPage) => return_requests.find(({ state }) => state === "interviewed" || state === "waiting");

/** What is done less often, as plain links. */
export function otherGestures(page: FollowUpPage): { label: string; href: string }[] {
  if (!page.may_write) return [];
  const names: Gesture[] = ["solution", "partner", "return_request", ...(page.owes_training ? (["summons"] as const) : []), "details"];
  return names.map((name) => ({ label: GESTURES[name], href: actHref(page.followed.id, name) }));
}

/** What answers the present waiting; « Noter un essai » is on the page itself. */
export function expectedOf(page: FollowUpPage, offers: readonly Offer[]): string | null {
  const wanted: Partial<Record<FollowUpPage["waiting"]["code"], string[]>> = {
    return_interview: ["interview"],
    return_decision: ["reponse-retour"],
    return_place: ["reponse-retour"],
    appointment: ["interview"],
    proposal: [page.followed.followup_status === "interviewed" ? "start_support" : "place", "place", "solution"],
    solution_start: ["call"],
    young_person: ["call"],
    first_call: ["call"],
    referent: ["call"],
  };
  const open = offers.filter(({ blocked_by }) => blocked_by.length === 0);
  return wanted[page.waiting.code]?.find((name) => open.some((offer) => offer.name === name)) ?? null;
}

/** The address of a gesture or of a step. */
export function actHref(id: string, name: string): string {
  if (name === "call") return `/suivis/${id}?noter=essai`;
  if (name === "interview") return `/suivis/${id}/entretiens/nouveau`;
  return name === "place" ? `/places?pour=${id}` : `/suivis/${id}/actes/${name}`;
}

const STEPS: Readonly<Record<string, string>> = {
  start_support: "Accompagnement commencé",
  close: "Suivi terminé",
  transfer: "Passé à une autre plateforme",
  reopen: "Suivi repris",
  record_obligation: "Obligation de formation constatée",
  renew_details: "Nouvelles coordonnées",
  make_appointment: "Rendez-vous pris",
  hold_interview: "Reçu en entretien",
  enter_solution: "Entré en solution",
  leave_solution: "Sorti de la solution",
};

const RETURNS: Readonly<Record<string, string>> = { import: "Retour lu dans un import", campaign: "Retour lu dans une campagne", school: "Retour dit par l’établissement" };

type Event = FollowUpPage["timeline"][number];

/** What each kind of event says: title, then detail. */
const SAYS: Readonly<Record<string, (event: Event) => [string, string]>> = {
  step: ({ code, detail }) => [STEPS[code] ?? code, detail in FollowUpCloseReason ? labelOf(FollowUpCloseReason, detail) : code === "record_obligation" ? "" : labelOf(FollowUpStatus, detail)],
  contact: ({ code, detail }) => [`${capitalised(labelOf(FollowUpChannel, code))}\u00a0: ${labelOf(FollowUpContactResult, detail)}`, ""],
  referent: ({ code, detail }) => [detail === "" ? "La plateforme répond" : `Référent\u00a0: ${detail}`, labelOf(ReferentReason, code)],
  handover: ({ code, detail }) => [labelOf(HandoverAnswer, code), detail],
  interview: ({ code, detail }) => [labelOf(InterviewKind, code), `Suite choisie\u00a0: ${inSentence(labelOf(InterviewNextStep, detail))}`],
  solution: ({ code, detail }) => [`Solution\u00a0: ${labelOf(SolutionType, code)}`, labelOf(SolutionState, detail)],
  return_request: ({ code, detail }) => [`Demande de retour en formation, par ${labelOf(ReturnChannel, code)}`, labelOf(ReturnState, detail)],
  summons: ({ code, detail }) => [`Convocation de la mission locale\u00a0: ${labelOf(SummonsGround, code)}`, detail === "" ? "" : labelOf(SummonsEnd, detail)],
  referral: ({ code, detail }) => [`Orienté vers ${detail}`, labelOf(ReferralRequest, code)],
  referral_answer: ({ code, detail }) => [`${detail}\u00a0: ${labelOf(ReferralAnswer, code)}`, ""],
  finding: ({ code, detail }) => [RETURNS[code] ?? "Retour en formation trouvé", detail],
  meeting: ({ code, detail }) => [`Décidé en réunion\u00a0: ${labelOf(MeetingDecision, code)}`, detail],
  arrival: ({ code }) => ["Arrivée à la plateforme", labelOf(FollowUpSource, code)],
};

const KINDS: Readonly<Record<string, string>> = {
  step: "Étapes", contact: "Essais", referent: "Référents", handover: "Référents", interview: "Entretiens", solution: "Solutions", return_request: "Droit au retour",
  summons: "Mission locale", referral: "Partenaires", referral_answer: "Partenaires", finding: "Retours trouvés", meeting: "Réunions", arrival: "Arrivées",
};

/** Known by their day alone. */
const DATED: ReadonlySet<string> = new Set(["arrival", "referral", "referral_answer", "finding"]);

export const timelineOf = (events: readonly Event[]): TimelineEvent[] =>
  events.map((event, index) => {
    const [title, detail] = SAYS[event.kind]?.(event) ?? [event.code, event.detail];
    const kind_label = KINDS[event.kind] ?? "";
    return { id: String(index), at: DATED.has(event.kind) ? dayOf(event.at) : event.at, kind: kind_label, kind_label, title, detail: detail === "" ? null : detail, actor: event.by_name === "" ? null : event.by_name };
  });
