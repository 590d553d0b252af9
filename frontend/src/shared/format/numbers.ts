import { NBSP } from "./spaces";

const INTEGER = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });
const PERCENT = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 1 });
const DECIMAL = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

/** « 1 800 ». */
export const integer = (value: number): string => INTEGER.format(value);

/** « 3,2 ». */
export const decimal = (value: number): string => DECIMAL.format(value);

/** « 5,4 % », from a ratio. */
export const percent = (ratio: number): string => PERCENT.format(ratio);

/** « 3 élèves », « 1 élève »; French takes the plural from 2. */
export const counted = (value: number, singular: string, plural = `${singular}s`): string =>
  `${integer(value)}${NBSP}${Math.abs(value) < 2 ? singular : plural}`;

/** « 84 ko », « 1,2 Mo ». */
export function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${integer(Math.max(1, Math.round(bytes / 1000)))}${NBSP}ko`;
  return `${decimal(bytes / 1_000_000)}${NBSP}Mo`;
}
