/** What differs between two records, in a word: never by colour alone. */

import { differing, type Piece } from "@/shared/ui/diff";

import type { Field } from "../api";

const NAMES = new Set(["family_name", "usage_name", "first_names"]);
/** Each record tells of its own year: there is nothing to compare. */
const TOLD_ONLY = "situation";

/** « identique », « accents », « jour et mois inversés », « absent de B ». */
export function comparisonOf({ name, left, right, differs }: Field): string {
  if (left === null && right === null) return "inconnu";
  if (left === null) return "absent de A";
  if (right === null) return "absent de B";
  if (name === TOLD_ONLY) return "à lire";
  if (!differs) return "identique";
  if (name === "ine") return left === right ? "différents, avant la fin" : "différents";
  if (name === "birth_date") return dateWords(left, right);
  return NAMES.has(name) ? nameWords(left, right) : "différents";
}

/** Whether the word tells of a difference: then it is bold. */
export const isDifferent = (field: Field): boolean => field.differs && field.name !== TOLD_ONLY;

/** The value in pieces; those that differ are underlined. */
export function piecesOf({ name, differs }: Field, value: string, other: string | null): Piece[] {
  if (other === null || !differs || name === TOLD_ONLY) return [{ text: value, differs: false }];
  return differing(value, other);
}

function dateWords(left: string, right: string): string {
  const [day, month, year] = left.split("/");
  const [otherDay, otherMonth, otherYear] = right.split("/");
  if (year === otherYear && day === otherMonth && month === otherDay) return "jour et mois inversés";
  const different = [day !== otherDay && "jour", month !== otherMonth && "mois", year !== otherYear && "année"].filter((part) => part !== false);
  const [only] = different;
  if (different.length > 1 || only === undefined) return `${different.join(" et ")} différents`;
  return only === "année" ? "année différente" : `${only} différent`;
}

function nameWords(left: string, right: string): string {
  const [a, b] = [plain(left), plain(right)];
  if (a === b) return "accents ou majuscules";
  if (joined(a) === joined(b)) return "espace ou trait d’union";
  if (holds(a, b) || holds(b, a)) return "l’un contient l’autre";
  return isOneLetter(joined(a), joined(b)) ? "une lettre" : "différents";
}

const plain = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, " ").toLocaleUpperCase("fr").trim();
const joined = (name: string): string => name.replace(/[\s,-]/g, "");
const words = (name: string): string[] => name.split(/[\s,-]+/).filter((word) => word !== "");
const holds = (long: string, short: string): boolean => words(short).every((word) => words(long).includes(word));

/** One letter more, less, or another. */
function isOneLetter(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && long[start] === short[start]) start += 1;
  return long.slice(start + 1) === short.slice(long.length === short.length ? start + 1 : start);
}
