/** A step done on paper or elsewhere: entered forward only, and flagged for ever. */

import { HearingOutcome, MeasuresOutcome, ContractOutcome } from "@/shared/api/reference.gen";
import { choicesOf } from "@/shared/api/labels";
import type { Choice } from "@/shared/ui/contact";

import type { Field } from "./fields";

const SCHOOL: Choice[] = [
  { value: "open_dialogue", label: "Dialogue engagé avec la famille" },
  { value: "convene_meeting", label: "Réunion convoquée" },
  { value: "sign_measures", label: "Document récapitulatif proposé" },
  { value: "note_persistence", label: "Persistance constatée" },
  { value: "convene_educational_community", label: "Communauté éducative réunie" },
  { value: "sign_support_contract", label: "Contrat d’aide proposé" },
];

const DSDEN: Choice[] = [
  { value: "refer", label: "Saisine du DASEN" },
  { value: "acknowledge", label: "Accusé de réception" },
  { value: "warn", label: "Avertissement envoyé" },
  { value: "summon", label: "Convocation à un entretien" },
  { value: "record_hearing", label: "Entretien tenu" },
  { value: "refer_again", label: "Nouvelle saisine" },
  { value: "summon_with_department", label: "Convocation avec le Département" },
];

const OUTCOMES: Readonly<Record<string, Choice[]>> = {
  sign_measures: choicesOf(MeasuresOutcome),
  sign_support_contract: choicesOf(ContractOutcome),
  record_hearing: choicesOf(HearingOutcome),
};

/** The fields, for the tracks on which the server offers it; the outcome is asked where the step has one. */
export function takeOverFields(tracks: ReadonlySet<string>, takenStep: string): Field[] {
  const steps = [...(tracks.has("school") ? SCHOOL : []), ...(tracks.has("dsden") ? DSDEN : [])];
  const outcomes = OUTCOMES[takenStep];
  return [
    { name: "taken_step", label: "Étape déjà faite", kind: "radio", choices: steps },
    ...(outcomes === undefined ? [] : [{ name: "outcome", label: "Résultat", kind: "radio" as const, choices: outcomes }]),
    { name: "done_on", label: "Date de la pièce", kind: "date", when: "past" },
    { name: "authority", label: "Qui l’a faite", kind: "text", maxLength: 200, hint: "Fonction et établissement ou service" },
    { name: "reference", label: "Référence de la pièce", kind: "text", maxLength: 200, hint: "Numéro, ou titre et date du document papier" },
  ];
}
