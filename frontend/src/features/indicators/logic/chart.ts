/** Which bars a table deserves, and how its cells are said. */

import type { ChartRow, ChartSeries } from "@/shared/ui/chart";

import type { Indicator, IndicatorRow } from "../api";

export const seriesOf = ({ columns, charted }: Indicator): ChartSeries[] => columns.filter(({ key }) => charted.includes(key));

/** Lines, unless the total is all there is: sums would dwarf what they add up. */
export function drawnRows({ rows }: Indicator): IndicatorRow[] {
  const lines = rows.filter(({ depth }) => depth === "line");
  return lines.length > 0 ? lines : rows;
}

export const chartRows = (indicator: Indicator): ChartRow[] =>
  drawnRows(indicator).map((row) => ({
    key: row.key,
    label: row.label,
    values: Object.fromEntries(indicator.columns.map(({ key }, place) => [key, row.cells[place]?.value ?? null])),
  }));

/** Percents of the first step: two funnels of different scales may be read side by side. */
export const sharesOf = (values: readonly number[]): number[] => values.map((value) => value / Math.max(1, values[0] ?? 1));
