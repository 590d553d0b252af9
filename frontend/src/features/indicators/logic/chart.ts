/** Which bars a table deserves, and how its cells are said. */

import type { ChartRow, ChartSeries } from "@/shared/ui/chart";

import type { Indicator, IndicatorRow } from "../api";

export const seriesOf = ({ columns, charted }: Indicator): ChartSeries[] => columns.filter(({ key }) => charted.includes(key));

/** Lines with a bar to draw, unless the total is all there is: sums would dwarf what they add up. */
export function drawnRows(indicator: Indicator): IndicatorRow[] {
  const { rows } = indicator;
  const lines = rows.filter(({ depth }) => depth === "line");
  const drawn = lines.filter((row) => hasBar(row, indicator));
  return drawn.length > 0 ? drawn : rows.filter(({ depth }) => depth === "total" || lines.length === 0);
}

const hasBar = (row: IndicatorRow, { columns, charted }: Indicator): boolean =>
  columns.some(({ key }, place) => charted.includes(key) && (row.cells[place]?.value ?? 0) > 0);

export const chartRows = (indicator: Indicator): ChartRow[] =>
  drawnRows(indicator).map((row) => ({
    key: row.key,
    label: row.label,
    values: Object.fromEntries(indicator.columns.map(({ key }, place) => [key, row.cells[place]?.value ?? null])),
  }));

/** Percents of the first step: two funnels of different scales may be read side by side. */
export const sharesOf = (values: readonly number[]): number[] => values.map((value) => value / Math.max(1, values[0] ?? 1));
