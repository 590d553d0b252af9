/** Codes in words, and the choices of a form. */

import type { Choice } from "@/shared/ui/contact";

type Table = Readonly<Record<string, string>>;

/** The label of a code; a code that this page does not know yet is shown as it is. */
export const labelOf = (table: Table, code: string): string => table[code] ?? code;

/** Radios and lists, in the order of the domain or of `only`. */
export function choicesOf<T extends Table>(table: T, only?: readonly (keyof T & string)[]): Choice[] {
  return (only ?? (Object.keys(table) as (keyof T & string)[])).map((value) => ({ value, label: table[value] ?? value }));
}
