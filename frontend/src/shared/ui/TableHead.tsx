import { cellClass, nextSort, type Column, type Selection, type Sort } from "./table";

interface Props<Row> {
  columns: Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  selection: Selection | undefined;
  keys: string[];
}

/** Headings, their sort buttons, and the box that selects the page. */
export function TableHead<Row>({ columns, sort, onSort, selection, keys }: Props<Row>) {
  const all = selection !== undefined && keys.every((key) => selection.keys.has(key));
  return (
    <thead>
      <tr>
        {selection !== undefined && (
          <th scope="col" className="rc-table__select">
            <input
              type="checkbox"
              className="rc-checkbox"
              aria-label="Sélectionner toutes les lignes de la page"
              checked={all}
              onChange={() => selection.onChange(new Set(all ? [] : keys))}
            />
          </th>
        )}
        {columns.map((column) => {
          const { key, header, sortKey } = column;
          const sorted = sortKey !== undefined && sort?.key === sortKey ? sort.direction : undefined;
          return (
            <th key={key} scope="col" aria-sort={sorted} className={cellClass(column)}>
              {sortKey === undefined || onSort === undefined ? (
                header || <span className="fr-sr-only">Action</span>
              ) : (
                <button type="button" className="rc-sort" onClick={() => onSort(nextSort(sort, sortKey))}>
                  {header}
                  <span className={`fr-icon--sm ${sortIcon(sorted)}`} aria-hidden="true" />
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function sortIcon(sorted: Sort["direction"] | undefined): string {
  if (sorted === undefined) return "fr-icon-arrow-up-down-line";
  return sorted === "ascending" ? "fr-icon-arrow-up-line" : "fr-icon-arrow-down-line";
}
