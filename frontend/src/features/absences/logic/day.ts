/** The absences of a day, as vie scolaire reads them: whose family does not know yet comes first. */

import { labelOf } from "@/shared/api/labels";
import { ContactChannel, ContactResult } from "@/shared/api/reference.gen";
import { clockTime, counted } from "@/shared/format";

import type { DayAbsence, DayAbsences } from "../api";

export type Standing = "to_tell" | "told" | "with_reason" | "known";

/** Words of the URL for each standing. */
export const STANDINGS: readonly { standing: Standing; word: string; label: string; counter: string }[] = [
  { standing: "to_tell", word: "a-prevenir", label: "À prévenir", counter: "à prévenir" },
  { standing: "told", word: "prevenues", label: "Prévenues, sans motif", counter: "prévenues, sans motif" },
  { standing: "with_reason", word: "avec-motif", label: "Avec motif", counter: "avec motif" },
  { standing: "known", word: "connues", label: "Connues d’avance", counter: "connues d’avance" },
];

export const standingOf = (word: string | undefined): Standing | null => STANDINGS.find((each) => each.word === word)?.standing ?? null;

export type Order = "urgence" | "classe";

/** The rows shown: the server's order, or class by class for phoning. */
export function shownRows(items: readonly DayAbsence[], standing: Standing | null, order: Order): DayAbsence[] {
  const kept = items.filter((row) => standing === null || row.standing === standing);
  return order === "classe" ? kept.toSorted((a, b) => (a.class_name ?? "").localeCompare(b.class_name ?? "", "fr")) : kept;
}

/** The next family to tell after a row, in the order shown. */
export function nextToTell(rows: readonly DayAbsence[], studentId: string): string | null {
  const present = rows.findIndex((row) => row.student_id === studentId);
  const others = [...rows.slice(present + 1), ...rows.slice(0, Math.max(present, 0))];
  return others.find((row) => row.standing === "to_tell")?.student_id ?? null;
}

/** « prévenue à 8 h 52 par appel », « répondeur 2 × », « à prévenir ». */
export function familyWords({ standing, attempts, last_contact }: DayAbsence): string {
  if (last_contact === null) return standing === "to_tell" ? "à prévenir" : "";
  const { at, channel, result } = last_contact;
  if (standing === "to_tell") return attempts > 1 ? `${labelOf(ContactResult, result)} ${attempts}\u00a0×` : `${labelOf(ContactResult, result)} à ${clockTime(at)}`;
  return `prévenue à ${clockTime(at)} par ${labelOf(ContactChannel, channel)}`;
}

/** The list as it will be once the server has recorded a contact. */
export function withContact(day: DayAbsences, studentId: string, contact: NonNullable<DayAbsence["last_contact"]>, told: boolean): DayAbsences {
  const items = day.items.map((row) =>
    row.student_id === studentId
      ? { ...row, attempts: row.attempts + 1, last_contact: contact, standing: told && row.standing === "to_tell" ? "told" : row.standing }
      : row,
  );
  const count = (standing: Standing): number => items.filter((row) => row.standing === standing).length;
  return { ...day, items, counters: { to_tell: count("to_tell"), told: count("told"), with_reason: count("with_reason"), known: count("known") } };
}

/** Results after which the family knows. */
const TELLING = new Set(["answered", "message_left", "will_call_back", "sent"]);
export const tells = (result: string): boolean => TELLING.has(result);

/** « 9 familles à prévenir », said in the list's status. */
export const resultWords = (rows: number): string => counted(rows, "élève");
