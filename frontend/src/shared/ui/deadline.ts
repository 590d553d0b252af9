import { daysBetween, counted, relativeDay, weekdayDate } from "@/shared/format";

export interface Deadline {
  date: string;
  /** A text sets it, or we do. */
  kind: "legal" | "internal";
  article?: string | null;
  done?: boolean;
}

/** How near a deadline is: late, near (three days), far, or done. */
export type Nearness = "late" | "near" | "far" | "done";

export function nearness({ date, done }: Deadline, today: string): Nearness {
  if (done) return "done";
  const days = daysBetween(today, date);
  if (days < 0) return "late";
  return days <= 3 ? "near" : "far";
}

/** « en retard de 3 jours », or null when it is not. */
export function lateness({ date, done }: Deadline, today: string): string | null {
  const late = -daysBetween(today, date);
  return done || late <= 0 ? null : `en retard de ${counted(late, "jour")}`;
}

/** « légale : mardi 1er décembre (dans 8 jours) », « objectif interne : … ». */
export function deadlineWords(deadline: Deadline, today: string): string {
  const kind = deadline.kind === "legal" ? "légale" : "objectif interne";
  const when = `${kind}\u00a0: ${weekdayDate(deadline.date)}`;
  if (deadline.done === true) return `${when}, fait`;
  return lateness(deadline, today) === null ? `${when} (${relativeDay(deadline.date, today)})` : when;
}
