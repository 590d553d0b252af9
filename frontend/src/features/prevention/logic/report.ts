/** The yearly report as a chart, a table, a file. */

import { labelOf } from "@/shared/api/labels";
import { AlarmOutcome } from "@/shared/api/reference.gen";
import { typeset } from "@/shared/format";
import { HIDDEN, type ChartRow } from "@/shared/ui/chart";

import type { RuleReport } from "../api";

export type Outcome = keyof typeof AlarmOutcome;
type Sex = "girls" | "boys" | "unsaid" | "total";

export const OUTCOMES: readonly Outcome[] = ["true_alarm", "false_alarm", "missed", "pending"];
/** Drawn; what is too recent to tell stays in the table. */
export const DRAWN = OUTCOMES.slice(0, 3).map((key) => ({ key, label: labelOf(AlarmOutcome, key) }));
export const SEXES: readonly { key: Sex; label: string }[] = [
  { key: "girls", label: "Filles" },
  { key: "boys", label: "Garçons" },
  { key: "unsaid", label: "Non renseigné" },
  { key: "total", label: "Ensemble" },
];

/** A number, or null when it is hidden. */
export const cellOf = (rule: RuleReport, outcome: Outcome, sex: Sex = "total"): number | null => rule.outcomes[outcome]?.[sex] ?? null;

export const chartRows = (rules: readonly RuleReport[]): ChartRow[] =>
  rules.map((rule) => ({ key: rule.code, label: typeset(rule.label), values: Object.fromEntries(DRAWN.map(({ key }) => [key, cellOf(rule, key)])) }));

/** Nothing was raised and nothing was missed. */
export const isEmpty = (rules: readonly RuleReport[]): boolean =>
  rules.every((rule) => OUTCOMES.every((each) => cellOf(rule, each) === 0));

/** Rule, outcome, then each sex: what the page shows, hidden cells as words. */
export const csvRows = (rules: readonly RuleReport[]): string[][] => [
  ["Règle", "Issue", ...SEXES.map(({ label }) => label)],
  ...rules.flatMap((rule) =>
    OUTCOMES.map((each) => [typeset(rule.label), labelOf(AlarmOutcome, each), ...SEXES.map(({ key }) => cellOf(rule, each, key)?.toString() ?? HIDDEN)]),
  ),
];
