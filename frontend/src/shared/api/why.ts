/** The month of a pupil as the explanation of its count. */

import type { PupilMonth } from "@/shared/api/students";
import type { WhyExplanation } from "@/shared/ui/why";

export const whyOf = (month: PupilMonth): WhyExplanation => ({
  headline: month.headline,
  warnings: month.warnings,
  entries: month.lines.map((line) => ({
    date: line.day,
    half: line.half,
    source: line.entries.map((entry) => entry.source_words).join(" · "),
    reason: line.words,
    counts: line.counts,
    verdict: line.verdict,
  })),
  rule: month.rule,
  known_on: [],
});
