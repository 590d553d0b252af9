import { NBSP } from "./spaces";

const PARIS = "Europe/Paris";

type Options = Intl.DateTimeFormatOptions;

function formatter(options: Options, zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("fr-FR", { ...options, timeZone: zone });
}

/** A legal day (`2026-11-23`) has no zone: it is read at noon UTC and never shifts. */
function legalDay(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T12:00:00Z`);
}

function day(iso: string, options: Options): string {
  return french(formatter(options, "UTC").format(legalDay(iso)));
}

/** « 1er décembre », and no line break between the day and its month. */
function french(text: string): string {
  return text.replace(/(^|\s)1 (?=\p{L})/u, "$11er ").replace(/(\d|1er) (?=\p{L})/gu, `$1${NBSP}`);
}

/** « lundi 23 novembre 2026 », for headings. */
export const longDate = (iso: string): string =>
  day(iso, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** « lundi 23 novembre », for headings where the year is known. */
export const weekdayDate = (iso: string): string => day(iso, { weekday: "long", day: "numeric", month: "long" });

/** « lun. 23 nov. », for narrow places. */
export const shortWeekdayDate = (iso: string): string => day(iso, { weekday: "short", day: "numeric", month: "short" });

/** « 23 nov. 2026 », for running text. */
export const textDate = (iso: string): string => day(iso, { day: "numeric", month: "short", year: "numeric" });

/** « 23 nov. », for running text within the school year. */
export const dayMonth = (iso: string): string => day(iso, { day: "numeric", month: "short" });

/** « 23/11/2026 », for tables. */
export const tableDate = (iso: string): string => day(iso, { day: "2-digit", month: "2-digit", year: "numeric" });

/** « novembre 2026 », from `2026-11` or any day of it. */
export const monthName = (iso: string): string => day(`${iso.slice(0, 7)}-01`, { month: "long", year: "numeric" });

/** « 8 h 07 », in the school's zone. */
export function clockTime(instant: string, zone: string = PARIS): string {
  const parts = formatter({ hour: "numeric", minute: "2-digit" }, zone).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? "";
  return `${Number(part("hour"))}${NBSP}h${NBSP}${part("minute")}`;
}

/** « 23 nov. 2026 à 8 h 07 ». */
export const textInstant = (instant: string, zone: string = PARIS): string =>
  `${textDate(dayOf(instant, zone))} à ${clockTime(instant, zone)}`;

/** The legal day on which an instant falls, in the school's zone: `2026-11-23`. */
export function dayOf(instant: string | Date, zone: string = PARIS): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(instant));
}

/** The present legal day. */
export const today = (zone?: string): string => dayOf(new Date(), zone);

/** « Lundi 23 novembre », where a sentence begins. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);

/** « du 2 au 27 nov. », « du 28 nov. au 3 déc. », « le 2 nov. » when it is one day. */
export function period(from: string, to: string): string {
  if (from === to) return `le ${dayMonth(from)}`;
  if (from.slice(0, 7) !== to.slice(0, 7)) return `du ${dayMonth(from)} au ${dayMonth(to)}`;
  return `du ${dayNumber(from)} au ${dayMonth(to)}`;
}

function dayNumber(iso: string): string {
  const number = Number(iso.slice(8, 10));
  return number === 1 ? "1er" : String(number);
}

/** Days from `today` to `iso`: negative in the past. */
export function daysBetween(today: string, iso: string): number {
  return Math.round((legalDay(iso).getTime() - legalDay(today).getTime()) / 86_400_000);
}

/** `days` after a legal day. */
export function addDays(iso: string, days: number): string {
  return new Date(legalDay(iso).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** « il y a 6 jours », « hier », « aujourd'hui », « demain », « dans 8 jours ». */
export function relativeDay(iso: string, today: string): string {
  const days = daysBetween(today, iso);
  if (days === 0) return "aujourd’hui";
  if (days === 1) return "demain";
  if (days === -1) return "hier";
  return days > 0 ? `dans ${days}${NBSP}jours` : `il y a ${-days}${NBSP}jours`;
}

/** « depuis 6 jours », « depuis hier », « depuis aujourd'hui ». */
export function sinceDay(iso: string, today: string): string {
  const days = -daysBetween(today, iso);
  if (days <= 0) return "depuis aujourd’hui";
  return days === 1 ? "depuis hier" : `depuis ${days}${NBSP}jours`;
}

/** `2026-10` before `2026-11`. */
export function monthBeside(month: string, step: 1 | -1): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + step;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** « 2026-2027 », from the year of the rentrée. */
export const schoolYear = (year: number): string => `${year}-${year + 1}`;
