/** Who signs for each, as a form. */

import type { Choice } from "@/shared/ui/contact";

import type { ContractParty, Party, PartyName } from "../api";
import { textOf, type Draft, type Field } from "./fields";

const MAIL: Field = { name: "email", kind: "email", label: "Adresse électronique", hint: "Pour recevoir le lien et le code. Sans adresse, la signature se fait sur papier.", max: 200, optional: true };

export function partyFields(party: PartyName, tutors: Choice[]): Field[] {
  switch (party) {
    case "tutor":
      return [{ name: "account_id", kind: "select", label: "Tuteur", choices: tutors }];
    case "young_person":
      return [MAIL];
    case "guardian":
      return [{ name: "name", kind: "text", label: "Nom du responsable légal", hint: "Exemple\u00a0: Samia Zerrouki" }, { name: "quality", kind: "text", label: "Qualité", hint: "Exemple\u00a0: responsable légale", optional: true }, MAIL];
    case "provider":
      return [
        { name: "name", kind: "text", label: "Nom de la personne qui signe" },
        { name: "quality", kind: "text", label: "Fonction", hint: "Exemple\u00a0: proviseur", optional: true },
      ];
  }
}

export const partyDraft = ({ name, quality }: Pick<Party, "name" | "quality">): Draft => ({ name, quality });

export function partyBody(party: Pick<Party, "party" | "name" | "quality">, draft: Draft): ContractParty {
  const kept = { name: textOf(draft, "name") || party.name, quality: textOf(draft, "quality"), email: textOf(draft, "email") };
  return party.party === "tutor" ? { party: "tutor", name: "", quality: "", email: "", account_id: textOf(draft, "account_id") } : { party: party.party, ...kept };
}
