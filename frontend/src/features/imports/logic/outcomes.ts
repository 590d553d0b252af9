/** What a file would change, outcome by outcome, whoever it is about. */

import { Outcome } from "@/shared/api/reference.gen";
import { counted, integer } from "@/shared/format";

import type { Import, ImportLine, ImportOutcome } from "../api";

export type Counts = Import["counts"];

export const OUTCOMES = Object.keys(Outcome) as ImportOutcome[];

/** One total an outcome, over pupils, guardians, classes and codes. */
export const totalOf = (counts: Counts, outcome: ImportOutcome): number =>
  Object.values(counts).reduce((sum, bySubject) => sum + (bySubject[outcome] ?? 0), 0);

/** The outcomes that hold something, with how many. */
export const totals = (counts: Counts): { outcome: ImportOutcome; count: number }[] =>
  OUTCOMES.map((outcome) => ({ outcome, count: totalOf(counts, outcome) })).filter(({ count }) => count > 0);

/** The outcome to show first: what asks for a decision, then what changes. */
export function firstOutcome(counts: Counts): ImportOutcome {
  const order: ImportOutcome[] = ["look_alike", "changed", "new", "gone", "missing", "refused", "unchanged"];
  return order.find((outcome) => totalOf(counts, outcome) > 0) ?? "unchanged";
}

const WORDS: Record<ImportOutcome, [string, string]> = {
  new: ["nouveau", "nouveaux"],
  changed: ["modifié", "modifiés"],
  gone: ["parti", "partis"],
  missing: ["absent du fichier", "absents du fichier"],
  look_alike: ["ressemblance à trancher", "ressemblances à trancher"],
  refused: ["refusé", "refusés"],
  unchanged: ["inchangé", "inchangés"],
};

/** « modifiés », beside its count. */
export const labelFor = (outcome: ImportOutcome, count: number): string => WORDS[outcome][count > 1 ? 1 : 0];

/** « 31 modifiés ». */
export const wordsOf = (outcome: ImportOutcome, count: number): string => `${integer(count)}\u00a0${labelFor(outcome, count)}`;

/** « 9 nouveaux, 31 modifiés, 4 partis », for a line of the history. */
export function resultOf(counts: Counts): string {
  const parts = totals(counts).filter(({ outcome }) => outcome !== "unchanged").map(({ outcome, count }) => wordsOf(outcome, count));
  return parts.length === 0 ? "rien à changer" : parts.join(", ");
}

export const changesWords = (count: number): string => counted(count, "changement");

const SUBJECTS: Readonly<Record<string, string>> = {
  student: "élève",
  guardian: "responsable",
  enrolment: "scolarité",
  class: "classe",
  code: "nomenclature",
  school: "établissement",
  closure: "fermeture",
  absence: "absence",
  link: "lien de responsabilité",
};

export const subjectWords = (subject: string): string => SUBJECTS[subject] ?? subject;

interface FieldChange {
  label: string;
  before: string | null;
  after: string | null;
}

/** The fields of a line, as text; the server already hides what must not be seen. */
export const changesOf = (line: ImportLine): FieldChange[] =>
  line.changes.map(({ label, field, before, after }) => ({
    label: text(label) ?? text(field) ?? "",
    before: inWords(text(field), text(before)),
    after: inWords(text(field), text(after)),
  }));

type Words = Readonly<Record<string, string>>;

const REGIMES: Words = { 0: "externe", 1: "externe surveillé", 2: "demi-pensionnaire", 29: "repas au ticket", 3: "interne" };

/** « 2 », « 21 »… as SIECLE numbers them, in words; a code of the school's own stays a code. */
const regimeWords = (code: string | null): string | null => (code === null ? null : (REGIMES[code] ?? REGIMES[code.charAt(0)] ?? code));

const LEVELS: Words = { 1: "représentant légal", 2: "personne en charge", 3: "personne à contacter" };
const STATUSES: Words = { ST: "scolaire", AP: "apprenti", CP: "contrat de professionnalisation", FC: "formation continue", ED: "enseignement à distance", NS: "non scolarisé" };
const CIVILITIES: Words = { MME: "Mme", MLLE: "Mme", M: "M.", "M.": "M.", MR: "M." };
const KINSHIPS: Words = {
  10: "mère", 20: "père", 37: "frère ou sœur", 38: "ascendant", 39: "autre membre de la famille", 41: "éducateur",
  42: "assistant familial", 50: "tuteur", 51: "aide sociale à l’enfance", 70: "élève lui-même", 90: "autre lien",
};

/** What SIECLE writes as a code is read in words; a code that nobody knows stays as it is. */
function inWords(field: string | null, value: string | null): string | null {
  if (value === null) return null;
  switch (field) {
    case "regime_code":
      return regimeWords(value);
    case "level":
      return LEVELS[value] ?? value;
    case "status_code":
      return STATUSES[value] ?? value;
    case "kinship":
      return KINSHIPS[value] ?? value;
    case "civility":
      return CIVILITIES[value] ?? value;
    case "head_title":
      return value === value.toUpperCase() ? value.toLowerCase() : value;
    default:
      return value;
  }
}

interface RefusalWords {
  column: string;
  remedy: string;
}

export const refusalOf = (line: ImportLine): RefusalWords => ({
  column: text(line.refusal?.["column"]) ?? "",
  remedy: text(line.refusal?.["remedy"]) ?? text(line.refusal?.["detail"]) ?? "",
});

function text(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value === "string") return value;
  return Array.isArray(value) ? value.map(text).filter((part) => part !== null).join(", ") : JSON.stringify(value);
}
