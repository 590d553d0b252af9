/** An absence as typed: a day and hours of the school, made into instants. */

const ZONE = "Europe/Paris";

/** `2026-11-23` and `08:00` in the school's zone, as an instant with its offset. */
export function instantOf(day: string, clock: string, zone: string = ZONE): string {
  const utc = new Date(`${day}T${clock}:00Z`);
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(utc);
  const offset = Math.round((new Date(`${shown.replace(" ", "T")}Z`).getTime() - utc.getTime()) / 60_000);
  const sign = offset < 0 ? "-" : "+";
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${day}T${clock}:00${sign}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`;
}

/** `08:00`, of an instant, in the school's zone. */
export const clockOf = (instant: string, zone: string = ZONE): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, timeStyle: "short" }).format(new Date(instant));
