/** What is said of a contract, in sentences. */

import { labelOf } from "@/shared/api/labels";
import { AfterBreak, BreakReason, ContractSignatureMeans, Obstacle, SuspensionReason, TrainingOutcome, WeekPresence, YouthStatus } from "@/shared/api/reference.gen";
import { dayMonth, textDate } from "@/shared/format";

import type { Contract, ContractLine, Party } from "../api";

export const FULL_NAME = "«\u00a0contrat formation qualification emploi\u00a0», circulaire n°\u00a02013-035";

const lowered = (words: string): string => words.charAt(0).toLocaleLowerCase("fr") + words.slice(1);

/** « signé le 2 déc., code reçu par courriel », « lien envoyé le 2 déc., pas encore ouvert ». */
export function partyWords(party: Pick<Party, "name" | "signed_on" | "means" | "declined_on" | "link" | "link_sent_on">, state: Contract["state"]): string {
  if (party.signed_on !== null) return `signé le ${dayMonth(party.signed_on)}${party.means === null ? "" : `, ${lowered(labelOf(ContractSignatureMeans, party.means))}`}`;
  if (party.declined_on !== null) return `n’a pas souhaité signer, le ${dayMonth(party.declined_on)}`;
  const sent = party.link_sent_on === null ? "" : ` le ${dayMonth(party.link_sent_on)}`;
  const links: Readonly<Record<string, string>> = {
    queued: "le courriel part",
    sent: `lien et code envoyés${sent}, pas encore ouverts`,
    opened: `lien envoyé${sent}, ouvert, pas encore signé`,
    undeliverable: `courriel envoyé${sent}, non remis\u00a0: vérifiez l’adresse ou imprimez la page`,
  };
  const link = links[party.link];
  if (link !== undefined) return link;
  if (party.name === "") return "à indiquer";
  return state === "draft" ? "signera quand le contrat sera envoyé" : "signature attendue";
}

/** May be asked by a link: the young person and the guardian; the two others have an account or sign the sheet. */
export const signsByLink = ({ party }: Pick<Party, "party">): boolean => party === "young_person" || party === "guardian";

/** « Statut scolaire · du 7 déc. 2026 au 30 juin 2028 ». */
export function pathWords({ youth_status, starts_on, ends_on }: Pick<Contract, "youth_status" | "starts_on" | "ends_on">): string {
  const status = youth_status === null ? "statut à choisir" : labelOf(YouthStatus, youth_status);
  if (starts_on === null) return `${status}, date d’entrée à indiquer`;
  return `${status}, ${ends_on === null ? `à partir du ${textDate(starts_on)}` : `du ${textDate(starts_on)} au ${textDate(ends_on)}`}`;
}

/** What a step carried, in words. */
export function stepWords(detail: Readonly<Record<string, string>>): string {
  const words: Readonly<Record<string, (code: string) => string>> = {
    suspension: (code) => labelOf(SuspensionReason, code),
    until: (day) => `reprise prévue le ${textDate(day)}`,
    reason: (code) => labelOf(BreakReason, code),
    after: (code) => labelOf(AfterBreak, code),
    outcome: (code) => labelOf(TrainingOutcome, code),
    destination: (where) => where,
  };
  const said = Object.entries(words).flatMap(([name, say]) => (detail[name] === undefined ? [] : [say(detail[name])]));
  return said.map((part, index) => (index === 0 ? part : lowered(part))).join(", ");
}

/** The tutor's last week: « Présent toute la semaine. A câblé son premier tableau. Frein : transport. » */
export function noteWords({ presence, progress, obstacle, line }: Pick<Contract["notes"][number], "presence" | "progress" | "obstacle" | "line">): string {
  const parts = [labelOf(WeekPresence, presence), progress, obstacle === "none" ? "" : `Frein\u00a0: ${lowered(labelOf(Obstacle, obstacle))}`, line];
  return parts.filter((part) => part !== "").map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(" ");
}

/** Whom one waits for, in a list. */
export function nextOf(line: Pick<ContractLine, "state" | "signed" | "signatories" | "next_review_on" | "next_mark_on" | "ends_on">): { words: string; on: string | null } {
  switch (line.state) {
    case "draft":
      return { words: "À compléter, puis à envoyer", on: null };
    case "to_sign":
      return line.signed === line.signatories ? { words: "Tout est signé\u00a0: à démarrer", on: null } : { words: `Signatures\u00a0: ${line.signed} sur ${line.signatories}`, on: null };
    case "active":
    case "suspended":
      return line.next_review_on !== null ? { words: "Bilan", on: line.next_review_on } : line.next_mark_on !== null ? { words: "Le contrat tient-il\u00a0?", on: line.next_mark_on } : { words: "Aucun bilan n’est daté", on: null };
    default:
      return line.next_mark_on === null ? { words: "Rien à faire", on: null } : { words: "Dire si le parcours a tenu", on: line.next_mark_on };
  }
}

/** The former and the new value of an amendment, field by field. */
export function changesOf({ before, after }: Pick<Contract["amendments"][number], "before" | "after">): { label: string; before: string; after: string }[] {
  return Object.entries(AMENDED).flatMap(([name, label]) => {
    const [was, is] = [shown(before[name]), shown(after[name])];
    return was === is ? [] : [{ label, before: was, after: is }];
  });
}

const AMENDED: Readonly<Record<string, string>> = {
  ends_on: "Fin",
  timetable: "Emploi du temps",
  modules: "Modules",
  young_person: "Engagement du jeune",
  tutor: "Engagement du tuteur",
  provider: "Engagement de l’établissement",
  name: "Signataire",
};

function shown(value: unknown): string {
  if (Array.isArray(value)) return (value as { title: string; duration: string }[]).map(({ title, duration }) => (duration === "" ? title : `${title} (${duration})`)).join(", ");
  if (typeof value !== "string" || value === "") return "";
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? textDate(value) : value;
}
