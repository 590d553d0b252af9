/** What each step of a contract asks for, and what follows for the young person. */

import { choicesOf } from "@/shared/api/labels";
import { AfterBreak, BreakReason, SuspensionReason, TrainingOutcome } from "@/shared/api/reference.gen";

import type { Contract, ContractStep } from "../api";
import { said, type Draft, type Field } from "./fields";

export const STEPS = ["send_to_sign", "take_back", "start", "suspend", "resume", "complete", "break", "transfer", "abandon"] as const;
export type StepName = (typeof STEPS)[number];

export const isStep = (name: string): name is StepName => (STEPS as readonly string[]).includes(name);

/** Said once it is done, by the server. */
export const DONE: Readonly<Record<StepName, string>> = {
  send_to_sign: "Contrat envoyé à la signature",
  take_back: "Projet repris",
  start: "Contrat commencé",
  suspend: "Contrat suspendu",
  resume: "Parcours repris",
  complete: "Parcours terminé",
  break: "Fin du contrat notée",
  transfer: "Suite du parcours notée",
  abandon: "Projet classé sans suite",
};

export function fieldsOf(name: StepName, contract: Contract, today: string): Field[] {
  const on = (label: string, from: string | null = contract.started_on): Field => ({ name: "on", kind: "date", label, until: today, days: [today], ...(from !== null && { from }) });
  switch (name) {
    case "start":
      return [on("Premier jour", contract.starts_on)];
    case "suspend":
      return [
        { name: "suspension", kind: "radio", label: "Raison de la pause", hint: "Aucun motif de santé ou de famille ne se note ici.", choices: choicesOf(SuspensionReason) },
        on("Début de la pause"),
        { name: "until", kind: "date", label: "Reprise prévue", optional: true, from: today },
      ];
    case "resume":
      return [on("Jour de la reprise")];
    case "complete":
      return [{ name: "outcome", kind: "radio", label: "Comment le parcours se termine", choices: choicesOf(TrainingOutcome) }, on("Dernier jour")];
    case "break":
      return [
        { name: "reason", kind: "radio", label: "Raison", choices: choicesOf(BreakReason) },
        { name: "after", kind: "radio", label: "Ce qui suit pour le jeune", choices: choicesOf(AfterBreak) },
        on("Dernier jour"),
      ];
    case "transfer":
      return [{ name: "destination", kind: "text", label: "Où le parcours se poursuit", hint: "Exemple\u00a0: lycée Gustave-Eiffel, 1re MELEC" }, on("Jour du passage")];
    default:
      return [];
  }
}

export const firstDraft = (name: StepName, today: string): Draft => (["send_to_sign", "take_back", "abandon"].includes(name) ? {} : { on: today });

export const stepBody = (name: StepName, fields: readonly Field[], draft: Draft): ContractStep => ({ name, ...said(fields, draft) }) as ContractStep;

const STAYS = "Le suivi du jeune reste ouvert\u00a0: il garde sa personne référente.";

/** Said before anything is recorded. */
export function consequencesOf(name: StepName, { first_name, is_minor, place, signatories }: Contract): string[] {
  switch (name) {
    case "send_to_sign":
      return [
        `Vous envoyez ensuite un lien et un code à ${first_name}${is_minor ? ", et à son responsable légal" : ""}, depuis «\u00a0Les parties\u00a0». Sans adresse, imprimez la page.`,
        "Le tuteur signe dans Raccroche. L’établissement aussi, s’il y travaille\u00a0; sinon, sur papier.",
        `Le texte ne change plus tant que les ${signatories} signatures sont attendues. «\u00a0Reprendre le projet\u00a0» le rouvre.`,
      ];
    case "take_back":
      return ["Le projet redevient modifiable.", "Les signatures déjà données tombent\u00a0: chacun signera le nouveau texte."];
    case "start":
      return [
        "Le tuteur ouvre son carnet, deux lignes par semaine.",
        "Le premier bilan est prévu dans un mois. La plateforme dit si le contrat tient à 1, 3, 6 et 12 mois.",
        `Le suivi de ${first_name} montre cette solution comme la sienne.`,
      ];
    case "suspend":
      return [`La place de ${first_name} reste prise.`, "Les bilans prévus restent dus. Le tuteur peut encore écrire.", "«\u00a0Reprendre le parcours\u00a0» met fin à la pause."];
    case "resume":
      return ["Le contrat continue, aux mêmes engagements."];
    case "complete":
      return [`Le suivi de ${first_name} note comment le parcours se termine.`, "Les points qui restent (3, 6 ou 12\u00a0mois) se disent encore après la fin."];
    case "break":
      return [STAYS, `La place est rendue à ${place.provider_name}.`, "Ni sanction, ni courrier. Aux points à venir, il sera noté que le contrat s’était arrêté avant."];
    case "transfer":
      return ["Ce contrat est clos, avec son historique.", "La place est rendue.", STAYS];
    case "abandon":
      return [`La place réservée à ${first_name} est rendue.`, "Le projet reste lisible.", STAYS];
  }
}
