import { addDays, daysBetween, counted, relativeDay, weekdayDate } from "@/shared/format";

export interface Deadline {
  date: string;
  /** A text sets it, or we do. */
  kind: "legal" | "internal";
  article?: string | null;
  done?: boolean;
}

/** An aim of ours is kept on a day of work: one that falls on a weekend is for the Friday before. A legal day stays what it is. */
export function aimed({ date, kind }: Pick<Deadline, "date" | "kind">): string {
  if (kind === "legal") return date;
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return addDays(date, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
}

/** How near a deadline is: late, near (three days), far, or done. */
export type Nearness = "late" | "near" | "far" | "done";

export function nearness(deadline: Deadline, today: string): Nearness {
  if (deadline.done) return "done";
  const days = daysBetween(today, aimed(deadline));
  if (days < 0) return "late";
  return days <= 3 ? "near" : "far";
}

/** « en retard de 3 jours », or null when it is not. */
export function lateness(deadline: Deadline, today: string): string | null {
  const late = -daysBetween(today, aimed(deadline));
  return deadline.done || late <= 0 ? null : `en retard de ${counted(late, "jour")}`;
}

/** « légale : mardi 1er décembre (dans 8 jours) », « objectif interne : … ». */
export function deadlineWords(deadline: Deadline, today: string): string {
  const kind = deadline.kind === "legal" ? "légale" : "objectif interne";
  const date = aimed(deadline);
  const when = `${kind}\u00a0: ${weekdayDate(date)}`;
  if (deadline.done === true) return `${when}, fait`;
  return lateness(deadline, today) === null ? `${when} (${relativeDay(date, today)})` : when;
}
