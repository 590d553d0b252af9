import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";

import { pupilMonthQuery, type PupilMonth } from "@/shared/api/students";

import { QueryPart, Skeleton } from "./QueryPart";
import type { WhyExplanation } from "./why";

const WhyPanel = lazy(() => import("./WhyPanel").then((module) => ({ default: module.WhyPanel })));

interface Props {
  studentId: string;
  /** `2026-11`. */
  month: string;
  /** « Lucas Fontaine ». */
  subject: string;
}

/** Why a pupil's month counts so many half-days; fetched when opened. */
export function PupilWhy({ studentId, month, subject }: Props) {
  const query = useQuery(pupilMonthQuery(studentId, month));
  return (
    <QueryPart query={query} lines={4}>
      {(data) => (
        <Suspense fallback={<Skeleton lines={4} />}>
          <WhyPanel explanation={whyOf(data)} subject={subject} />
        </Suspense>
      )}
    </QueryPart>
  );
}

/** The server's month as an explanation: its words are kept. */
export function whyOf(month: PupilMonth): WhyExplanation {
  return {
    headline: month.headline,
    warnings: month.warnings,
    entries: month.lines.map((line) => {
      const [first, ...others] = line.entries;
      const reasons = new Set(line.entries.map((entry) => entry.reason));
      return {
        date: line.day,
        half: line.half,
        source: `${first?.source_words ?? "appel non fait"}${others.length > 0 ? ` et ${others.length} autre${others.length > 1 ? "s" : ""}` : ""}`,
        reason: [...reasons].join(" · "),
        counts: line.counts,
        verdict: line.verdict,
      };
    }),
    rule: month.rule,
    known_on: month.known_on === null ? [] : [{ date: month.known_on, count: month.calendar[month.counted_as] }],
    rolling_count: month.rolling[month.counted_as],
  };
}
