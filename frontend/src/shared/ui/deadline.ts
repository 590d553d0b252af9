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

/** « légale : mardi 1er décembre (dans 8 jours) », « objectif interne : … », « en retard de 3 jours ». */
export function deadlineWords(deadline: Deadline, today: string): string {
  const kind = deadline.kind === "legal" ? "légale" : "objectif interne";
  const when = `${kind}\u00a0: ${weekdayDate(deadline.date)}`;
  if (deadline.done) return `${when}, fait`;
  const late = -daysBetween(today, deadline.date);
  if (late > 0) return `en retard de ${counted(late, "jour")} (${when})`;
  return `${when} (${relativeDay(deadline.date, today)})`;
}
