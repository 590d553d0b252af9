/** Bars drawn by hand: lengths in percent of the width, numbers written at their end, hidden cells as words. */

import { decimal } from "@/shared/format";

export interface ChartSeries {
  key: string;
  label: string;
}

/** One group of bars; null is a number hidden so that nobody is found. */
export interface ChartRow {
  key: string;
  label: string;
  values: Readonly<Record<string, number | null>>;
}

export const HIDDEN = "masqué";
/** The rest of the width is for the number at the end of the longest bar. */
const WIDEST = 78;

/** « 107 », « 3,2 », or « masqué ». */
export const hiddenOr = (value: number | null): string => (value === null ? HIDDEN : decimal(value));

export const mostOf = (rows: readonly ChartRow[], series: readonly ChartSeries[]): number =>
  Math.max(1, ...rows.flatMap((row) => series.map(({ key }) => row.values[key] ?? 0)));

/** Percent of the width, 0 for what is hidden. */
export const barWidth = (value: number | null, most: number): number => Math.round(((value ?? 0) / most) * WIDEST * 10) / 10;

/** « Absences : vraies 12, fausses 3, manquées masqué » for who does not see the bars. */
export const rowSentence = (row: ChartRow, series: readonly ChartSeries[]): string =>
  `${row.label}\u00a0: ${series.map(({ key, label }) => `${label.toLocaleLowerCase("fr")} ${hiddenOr(row.values[key] ?? null)}`).join(", ")}`;

/** A file that French spreadsheets open: semicolons, and a mark for the accents. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  "\ufeff" + rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";")).join("\r\n");
