/** What each step of a departure asks for, and what will follow once it is recorded. */

import { choicesOf } from "@/shared/api/labels";
import { Alternative, DepartureGround, Destination, DestinationProof, InterviewOutcome } from "@/shared/api/reference.gen";
import type { Choice } from "@/shared/ui/contact";

import type { Departure, DepartureStep, StepName } from "../api";

export type Value = string | string[];
export type Draft = Readonly<Record<string, Value | undefined>>;

export interface Field {
  name: "on" | "ground" | "signed_by" | "interview_outcome" | "alternatives" | "reference" | "destination_kind" | "destination_name" | "destination_proof";
  kind: "date" | "radio" | "checks" | "select" | "text";
  label: string;
  hint?: string;
  choices?: Choice[];
  optional?: boolean;
}

/** In the list of who signed, the pupil, beside the responsible persons. */
export const PUPIL = "pupil";

const on = (label: string): Field => ({ name: "on", kind: "date", label });
const WHERE: Field[] = [
  { name: "destination_kind", kind: "select", label: "Où va l’élève", choices: choicesOf(Destination) },
  { name: "destination_name", kind: "text", label: "Nom de l’établissement ou de l’organisme", hint: "S’il est connu. Exemple\u00a0: lycée Gustave-Eiffel", optional: true },
];

export function fieldsOf(name: string, page: Departure): Field[] {
  switch (name as StepName) {
    case "clarify":
      return [{ name: "ground", kind: "radio", label: "Motif de la sortie", choices: choicesOf(DepartureGround) }];
    case "record_request":
      return [on("Date de la demande écrite"), { name: "signed_by", kind: "checks", label: "Qui a signé la demande", hint: "Chaque personne qui exerce l’autorité parentale signe.", choices: signers(page) }];
    case "offer_interview":
      return [on("Date de l’entretien, ou de la proposition"), { name: "interview_outcome", kind: "radio", label: "Ce qu’il en est", hint: "Un refus ou un silence suffit. Il n’a pas d’autre conséquence.", choices: choicesOf(InterviewOutcome) }];
    case "propose_alternatives":
      return [{ name: "alternatives", kind: "checks", label: "Solutions proposées à la famille", choices: choicesOf(Alternative) }];
    case "record_exclusion":
      return [on("Date de la décision"), { name: "reference", kind: "text", label: "Référence de la décision", hint: "Sans les faits reprochés. Exemple\u00a0: conseil de discipline 2026-03" }];
    case "leave":
      return [on("Premier jour où l’élève n’est plus attendu"), ...WHERE];
    case "confirm_destination":
      return [on("Date de la confirmation"), ...WHERE, { name: "destination_proof", kind: "radio", label: "Ce qui a été vu", hint: "La pièce n’est pas gardée. La parole de la famille ne suffit pas.", choices: choicesOf(DestinationProof) }];
    case "return":
      return [on("Jour du retour")];
    default:
      return [];
  }
}

function signers({ holders, age }: Departure): Choice[] {
  const pupil = { value: PUPIL, label: age >= 18 ? "L’élève, majeur" : "L’élève" };
  const persons = holders.map(({ id, name }) => ({ value: id, label: name }));
  return age >= 18 ? [pupil] : [...persons, pupil];
}

/** What will happen, in order: said before anything is recorded. */
export function consequencesOf(name: string, page: Departure): string[] {
  const young = page.age < 16;
  switch (name as StepName) {
    case "clarify":
      return ["Le dossier passe en préparation. L’élève reste inscrit."];
    case "send_first_letter":
      return ["Un courrier part à chaque responsable légal, à son adresse. Il demande des nouvelles et rappelle le droit de poursuivre.", "Le second courrier sera possible dans quinze jours."];
    case "send_second_letter":
      return ["Un second courrier part à chaque responsable légal. Il annonce la date à partir de laquelle la sortie pourra être enregistrée.", "La sortie sera possible dans quinze jours, si personne ne répond."];
    case "inform_dsden":
      return ["La DSDEN reçoit un courrier d’information et voit ce dossier.", "Elle cherche une inscription avec l’instance départementale."];
    case "leave":
      return [
        "L’inscription s’arrête à cette date. Les absences ne comptent plus ensuite.",
        "Un certificat de radiation est adressé à la famille.",
        page.departure.destination_confirmed_on !== null
          ? "La destination est confirmée\u00a0: personne d’autre n’est prévenu."
          : young
            ? "Moins de 16\u00a0ans, sans inscription connue\u00a0: la DSDEN est informée le jour même."
            : `16\u00a0ans ou plus\u00a0: ${page.platform_name === null ? "la plateforme de sa commune" : page.platform_name} reçoit ses coordonnées le jour même.`,
        "Vous prenez des nouvelles pendant l’année qui suit\u00a0: deux tâches s’ajoutent à «\u00a0À faire\u00a0».",
        "Un retour reste toujours possible.",
      ];
    case "confirm_destination":
      return page.departure.handed_over_on === null ? ["La recherche s’arrête. La pièce vue n’est pas conservée."] : ["La recherche s’arrête. La plateforme voit que la destination est confirmée."];
    case "hand_over":
      return ["La plateforme reçoit le nom, l’âge, la commune et la dernière classe. Rien sur les absences ni sur les dossiers."];
    case "return":
      return page.departure.left_on === null ? ["Le dossier est clos. Rien d’autre ne change."] : ["L’inscription est rouverte à cette date.", "La DSDEN et la plateforme ne suivent plus cet élève."];
    case "withdraw":
      return ["Le dossier est clos, avec son historique. L’élève reste inscrit."];
    case "finish_follow_up":
      return ["Le dossier est clos. Les tâches qui restaient disparaissent."];
    default:
      return ["L’étape est datée et gardée au dossier. Rien ne part."];
  }
}

const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");
const listOf = (value: Value | undefined): string[] => (Array.isArray(value) ? value : []);

/** What is recorded already, so that only what changes is entered. */
export function firstDraft(name: string, page: Departure, today: string): Draft {
  const { departure: facts } = page;
  const where = { destination_kind: facts.destination_kind ?? "", destination_name: facts.destination_name };
  if (name === "record_request") {
    return { on: facts.requested_on ?? today, signed_by: [...facts.request_signed_by, ...(facts.request_signed_by_pupil ? [PUPIL] : [])] };
  }
  if (name === "propose_alternatives") return { alternatives: facts.alternatives };
  if (name === "clarify") return { ground: facts.ground };
  return name === "leave" || name === "confirm_destination" ? { on: today, ...where } : { on: today };
}

/** Names of the fields left empty. */
export const missingIn = (fields: readonly Field[], draft: Draft): Field["name"][] =>
  fields.filter(({ name, kind, optional }) => optional !== true && (kind === "checks" ? listOf(draft[name]).length === 0 : textOf(draft[name]) === "")).map(({ name }) => name);

export function bodyOf(name: StepName, fields: readonly Field[], draft: Draft): DepartureStep {
  const said: Record<string, unknown> = {};
  for (const { name: field, kind } of fields) {
    if (field === "signed_by") {
      const chosen = listOf(draft.signed_by);
      said["signed_by"] = chosen.filter((id) => id !== PUPIL);
      said["signed_by_pupil"] = chosen.includes(PUPIL);
    } else if (kind === "checks") said[field] = listOf(draft[field]);
    else if (textOf(draft[field]).trim() !== "") said[field] = textOf(draft[field]).trim();
  }
  return { name, ...said } as DepartureStep;
}
