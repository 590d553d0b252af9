import type { ReactNode } from "react";

/** One definition for the table and for the cards of phones. */
export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: "right";
  /** Given when the column can sort the list. */
  sortKey?: string;
  /** Holds the name and the link to the record; exactly one column. */
  isRowHeader?: boolean;
  /** Place on a card: facts are shown in order, the rest stays behind « Détails ». */
  card?: "title" | "fact" | "action" | "detail";
}

/** Numbers to the right; gestures stay off paper. */
export function cellClass<Row>({ align, card }: Column<Row>): string | undefined {
  const names = [align === "right" && "rc-number", card === "action" && "rc-no-print"].filter((name) => name !== false);
  return names.length === 0 ? undefined : names.join(" ");
}

export interface Sort {
  key: string;
  direction: "ascending" | "descending";
}

/** The direction a click on a heading asks for. */
export function nextSort(sort: Sort | undefined, key: string): Sort {
  const reverse = sort?.key === key && sort.direction === "ascending";
  return { key, direction: reverse ? "descending" : "ascending" };
}

/** `-crossed_on` or `crossed_on`, as kept in the URL and sent to the API. */
export const sortParameter = ({ key, direction }: Sort): string => (direction === "descending" ? `-${key}` : key);

export function sortFromParameter(parameter: string | undefined): Sort | undefined {
  if (parameter === undefined || parameter === "") return undefined;
  const descending = parameter.startsWith("-");
  return { key: descending ? parameter.slice(1) : parameter, direction: descending ? "descending" : "ascending" };
}

export interface Selection {
  keys: ReadonlySet<string>;
  onChange: (keys: ReadonlySet<string>) => void;
  /** What may be done with the chosen rows. */
  actions: ReactNode;
}

export function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Whether this row is the first of its group. */
export const beginsGroup = <Row>(rows: readonly Row[], index: number, groupOf?: (row: Row) => string): boolean => {
  const row = rows[index];
  const before = rows[index - 1];
  return groupOf !== undefined && row !== undefined && (before === undefined || groupOf(before) !== groupOf(row));
};
