/** The month of a pupil as the explanation of its count. */

import type { components } from "@/shared/api/schema.gen";
import type { WhyExplanation } from "@/shared/ui/why";

type Month = components["schemas"]["PupilMonthOut"];

export function whyOf(month: Month): WhyExplanation {
  return {
    entries: month.lines.map((line) => ({
      date: line.day,
      half: line.half,
      source: line.entries.map((entry) => entry.source_words).join(" · "),
      reason: line.words,
      counts: line.counts,
      note: line.verdict === "" ? null : line.verdict,
    })),
    rule: [month.headline, month.rule, ...month.warnings].filter((sentence) => sentence !== "").join(" "),
    known_on: [],
  };
}
