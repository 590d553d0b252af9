/** What each step asks for: only what the server cannot know. Labels of codes come from the domain. */

import {
  CloseReason,
  ContractOutcome,
  HearingOutcome,
  Measure,
  MeasuresOutcome,
  NotReferredReason,
  Origin,
  ReturnReason,
  Trigger,
  VisaOpinion,
} from "@/shared/api/reference.gen";
import { choicesOf } from "@/shared/api/labels";
import type { Choice } from "@/shared/ui/contact";

interface Common {
  /** Name in the body, and in the pointer of a refusal. */
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

export type Field = Common &
  (
    | { kind: "date"; when: "past" | "future" }
    | { kind: "time" }
    | { kind: "text"; maxLength: number; lines?: number }
    | { kind: "radio"; choices: Choice[]; proposed?: string | undefined }
    | { kind: "checks"; choices: Choice[] }
    | { kind: "period" }
    | { kind: "addressees" }
    | { kind: "referent" }
  );

const FACT = "Un fait, daté, sans jugement. Rien sur la santé ni sur la famille.";

const heldOn: Field = { name: "held_on", label: "Date de la réunion ou de l’entretien", kind: "date", when: "past" };
const measures: Field = { name: "measures", label: "Mesures décidées", kind: "checks", choices: choicesOf(Measure), optional: true };
const period: Field = { name: "period", label: "Période des absences", kind: "period", hint: "Un mois au plus. Les comptes du dossier sont proposés." };
const addressees: Field = { name: "addressees", label: "Qui reçoit le courrier", kind: "addressees" };
const on = (label: string): Field => ({ name: "on", label, kind: "date", when: "past" });

const convocation: Field[] = [
  { name: "day", label: "Date", kind: "date", when: "future" },
  { name: "at", label: "Heure", kind: "time" },
  { name: "place", label: "Lieu", kind: "text", maxLength: 200, hint: "Salle, adresse si elle est hors de l’établissement" },
  { name: "reception", label: "Qui reçoit", kind: "text", maxLength: 200, hint: "Nom et fonction, ou service", optional: true },
];

const FIELDS: Readonly<Record<string, Field[]>> = {
  convene_meeting: convocation,
  convene_educational_community: convocation,
  summon: convocation,
  summon_with_department: convocation,
  sign_measures: [
    heldOn,
    { name: "outcome", label: "Signature de la famille", kind: "radio", choices: choicesOf(MeasuresOutcome) },
    { name: "origins", label: "Origine des absences, selon l’élève et la famille", kind: "checks", choices: choicesOf(Origin), optional: true },
    measures,
  ],
  sign_support_contract: [
    heldOn,
    { name: "outcome", label: "Réponse de la famille", kind: "radio", choices: choicesOf(ContractOutcome) },
    measures,
    { name: "review_on", label: "Revoir le contrat le", kind: "date", when: "future", optional: true },
  ],
  decide_not_to_refer: [
    { name: "reason", label: "Motif", kind: "radio", choices: choicesOf(NotReferredReason) },
    { name: "review_on", label: "Revoir la situation le", kind: "date", when: "future" },
  ],
  appoint_referent: [{ name: "referent_id", label: "Référent", kind: "referent" }],
  note_persistence: [
    {
      name: "judgment",
      label: "Faits qui montrent la persistance",
      kind: "text",
      maxLength: 500,
      lines: 4,
      hint: `${FACT} Demandé seulement quand aucun nombre ne suffit.`,
      optional: true,
    },
  ],
  close: [{ name: "reason", label: "Motif de clôture", kind: "radio", choices: choicesOf(CloseReason) }],
  refer: [{ name: "trigger", label: "Fondement (L. 131-8)", kind: "radio", choices: choicesOf(Trigger) }, period],
  refer_again: [period],
  give_visa: [{ name: "opinion", label: "Avis", kind: "radio", choices: choicesOf(VisaOpinion) }],
  return_file: [{ name: "missing", label: "Ce qui manque au dossier", kind: "checks", choices: choicesOf(ReturnReason) }],
  prepare_warning: [addressees],
  record_hearing: [
    heldOn,
    { name: "outcome", label: "Présence de la famille", kind: "radio", choices: choicesOf(HearingOutcome) },
    { ...measures, label: "Mesures proposées" },
  ],
  record_social_enquiry: [on("Date de fin de l’enquête")],
  record_guardians_informed: [on("Date de l’information des responsables")],
  close_proceedings: [on("Date de fin de la suite judiciaire")],
};

/** The fields of a step; none for a step that is only a decision. A referral chooses among the triggers that are met. */
export const fieldsOf = (transition: string, triggers: readonly string[] = []): Field[] =>
  (FIELDS[transition] ?? []).map((field) =>
    field.name === "trigger" && field.kind === "radio" && triggers.length > 0
      ? { ...field, choices: triggers.flatMap((met) => field.choices.filter(({ value }) => value === met)), proposed: triggers[0] }
      : field,
  );
