/** A reason in words: which times away it was given for, where it stands. */

import { labelOf } from "@/shared/api/labels";
import { JudgementState } from "@/shared/api/reference.gen";
import { capitalised, clockTime, dayOf, textDate } from "@/shared/format";

import type { Reason } from "../api";

interface Day {
  day: string;
  /** « 8 h 00 – 12 h 00 ». */
  spans: string[];
}

const PAUSE = 30 * 60_000;

/** Lessons that follow each other are one span: four rolls of a morning are one absence for who reads. */
export function daysOf(times: Reason["times"]): Day[] {
  const spans: { from: string; to: string }[] = [];
  for (const { starts_at, ends_at } of times) {
    const last = spans.at(-1);
    if (last !== undefined && dayOf(last.from) === dayOf(starts_at) && Date.parse(starts_at) - Date.parse(last.to) <= PAUSE) {
      if (Date.parse(ends_at) > Date.parse(last.to)) last.to = ends_at;
    } else spans.push({ from: starts_at, to: ends_at });
  }
  const days = [...new Set(spans.map((span) => dayOf(span.from)))];
  return days.map((day) => ({ day, spans: spans.filter((span) => dayOf(span.from) === day).map(spanWords) }));
}

function spanWords({ from, to }: { from: string; to: string }): string {
  const end = dayOf(to) === dayOf(from) ? clockTime(to) : `${textDate(dayOf(to))}, ${clockTime(to)}`;
  return `${clockTime(from)} – ${end}`;
}

/** One sentence under the name: what was decided, or who has to decide. */
export function situationOf({ standing, with_dasen }: Reason): string {
  const state = capitalised(labelOf(JudgementState, standing.state));
  if (standing.judged_at === null) return `${state}.`;
  const on = textDate(dayOf(standing.judged_at));
  if (!with_dasen) return `${state}, le ${on}.`;
  return standing.authority === "dasen" ? `Décision du DASEN le ${on}\u00a0: ${labelOf(JudgementState, standing.state)}.` : `${state} le ${on}. Les absences comptent jusqu’à sa décision.`;
}
