/** Filters as the URL keeps them: plain strings, empty means « all ». */

export type FilterValues = Readonly<Record<string, string | undefined>>;

export interface FilterField {
  name: string;
  label: string;
  kind: "select" | "date";
  options?: { value: string; label: string }[];
}

export interface AppliedFilter {
  name: string;
  /** « Classe : 2de MELEC ». */
  text: string;
}

/** The filters in force, in words. */
export function appliedFilters(fields: FilterField[], values: FilterValues, show: (date: string) => string): AppliedFilter[] {
  return fields.flatMap(({ name, label, kind, options }) => {
    const value = values[name];
    if (value === undefined || value === "") return [];
    const words = kind === "date" ? show(value) : options?.find((option) => option.value === value)?.label;
    return [{ name, text: `${label}\u00a0: ${words ?? value}` }];
  });
}

/** Values without one filter, or without any. */
export function without(fields: FilterField[], values: FilterValues, removed: string | null): Record<string, string | undefined> {
  const names = removed === null ? fields.map((field) => field.name) : [removed];
  return { ...values, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}
