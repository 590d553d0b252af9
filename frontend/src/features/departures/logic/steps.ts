/** The order in which a departure is prepared, and what was already recorded of it. */

import { labelOf } from "@/shared/api/labels";
import { Alternative, Destination, DestinationProof, InterviewOutcome } from "@/shared/api/reference.gen";
import type { Step } from "@/shared/ui/CaseSteps";
import type { Offer } from "@/shared/ui/TransitionBar";

import type { Departure, DepartureFacts, StepName } from "../api";

const PREPARING: readonly StepName[] = [
  "clarify", "record_request", "record_exclusion", "send_first_letter", "offer_interview", "propose_alternatives", "send_second_letter", "inform_dsden",
  "confirm_destination", "leave", "hand_over", "finish_follow_up",
];

/** In the record already. */
function isRecorded(name: string, facts: DepartureFacts): boolean {
  switch (name) {
    case "record_request":
      return facts.requested_on !== null;
    case "offer_interview":
      return facts.interview_outcome !== null;
    case "propose_alternatives":
      return facts.alternatives.length > 0;
    case "record_exclusion":
      return facts.exclusion_decided_on !== null;
    case "send_first_letter":
      return facts.first_letter_on !== null;
    case "send_second_letter":
      return facts.second_letter_on !== null;
    case "inform_dsden":
      return facts.dsden_informed_on !== null;
    case "confirm_destination":
      return facts.destination_confirmed_on !== null;
    case "hand_over":
      return facts.handed_over_on !== null;
    default:
      return false;
  }
}

/** The step that normally comes next: the first that is open and not recorded; a confirmed destination may wait for the leaving. */
export function expectedStep(offers: readonly Offer[], facts: DepartureFacts): string | null {
  const open = new Set(offers.filter((offer) => offer.blocked_by.length === 0).map((offer) => offer.name));
  const gone = facts.left_on !== null;
  return PREPARING.find((name) => open.has(name) && !isRecorded(name, facts) && (name !== "confirm_destination" || gone)) ?? null;
}

/** « Annuler », « le retour » come last; what is done and cannot be done again is among the steps, not missing. */
export function ordered(offers: readonly Offer[], facts: DepartureFacts): Offer[] {
  const rank = (name: string): number => {
    const index = (PREPARING as readonly string[]).indexOf(name);
    return index === -1 ? PREPARING.length : index;
  };
  return offers.filter(({ name, blocked_by }) => blocked_by.length === 0 || !isRecorded(name, facts)).toSorted((a, b) => rank(a.name) - rank(b.name));
}

interface Shown {
  label: string;
  date: string | null;
  words?: string | null;
  /** Recorded, when no date says so. */
  done?: boolean;
  /** Only for these grounds. */
  when?: boolean;
}

/** What is recorded, in order; a step that this ground does not know is not shown. */
export function stepsOf({ departure: facts, holders }: Departure): Step[] {
  const asked = facts.ground === "family_request" || facts.ground === "transfer";
  const vanished = facts.ground === "disappearance";
  const goesOn = facts.ground === "transfer" || facts.ground === "end_of_schooling";
  const names = holders.filter((one) => facts.request_signed_by.includes(one.id)).map((one) => one.name);
  const signed = [...names, ...(facts.request_signed_by_pupil ? ["l’élève"] : [])];
  const shown: Shown[] = [
    { label: "Demande écrite", date: facts.requested_on, words: signed.length > 0 ? `signée par ${signed.join(" et ")}` : null, when: asked },
    { label: "Décision d’exclusion", date: facts.exclusion_decided_on, words: facts.exclusion_reference, when: facts.ground === "permanent_exclusion" },
    { label: "Premier courrier", date: facts.first_letter_on, when: vanished },
    { label: "Entretien proposé", date: facts.interview_on, words: facts.interview_outcome === null ? null : labelOf(InterviewOutcome, facts.interview_outcome), when: !goesOn },
    { label: "Autres solutions proposées", date: null, words: facts.alternatives.length === 0 ? null : facts.alternatives.map((one) => labelOf(Alternative, one)).join(", "), done: facts.alternatives.length > 0, when: !goesOn },
    { label: "Second courrier", date: facts.second_letter_on, when: vanished },
    { label: "DSDEN informée", date: facts.dsden_informed_on, words: facts.dsden_received_on === null ? null : "réception accusée", when: facts.dsden_informed_on !== null },
    { label: "Sortie enregistrée", date: facts.left_on },
    { label: "Transmis à la plateforme", date: facts.handed_over_on, when: facts.handed_over_on !== null },
    { label: "Destination confirmée", date: facts.destination_confirmed_on, words: destinationWords(facts) },
  ];
  return shown.filter(({ when }) => when !== false).map(stepOf);
}

function stepOf({ label, date, words = null, done = date !== null }: Shown): Step {
  return { label, date, who: words, state: done ? "done" : "not_yet", ...(!done && { state_label: "à faire" }) };
}

function destinationWords(facts: DepartureFacts): string | null {
  if (facts.destination_kind === null) return null;
  const where = [labelOf(Destination, facts.destination_kind), facts.destination_name].filter((part) => part !== "").join(", ");
  return facts.destination_proof === null ? where : `${where}, ${labelOf(DestinationProof, facts.destination_proof).toLocaleLowerCase("fr")}`;
}
