import { Fragment, useRef, type ReactNode } from "react";

import { CardList } from "./CardList";
import { focusRow, isOnRow, toggleRow } from "./rowFocus";
import { SelectionBar } from "./SelectionBar";
import { useShortcuts } from "./shortcuts";
import { beginsGroup, cellClass, toggled, type Column, type Selection, type Sort } from "./table";
import { TableHead } from "./TableHead";
import { Pager, type Paging } from "./Pager";
import { useIsNarrow } from "./useMediaQuery";

export interface DataTableProps<Row> {
  /** Content and period: « Seuils atteints en novembre 2026 ». */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** « Lucas Fontaine », for the names of checkboxes and panels. */
  rowName: (row: Row) => string;
  sort?: Sort | undefined;
  onSort?: (sort: Sort) => void;
  paging?: Paging;
  selection?: Selection;
  /** The row opened in place, and what it shows. */
  panel?: { openKey: string | null; render: (row: Row) => ReactNode };
  /** Shown instead of the table when there is no row. */
  empty: ReactNode;
  /** Rows come in groups, each under its name where it begins. */
  groupOf?: (row: Row) => string;
  /** Refetching: rows are dimmed, never moved. */
  busy?: boolean;
}

/** Lists of people and cases: a DSFR table, and cards under 768 px. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, empty, paging, selection, busy = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const narrow = useIsNarrow();
  useShortcuts([
    { keys: "j", label: "Ligne suivante", run: () => focusRow(box.current, 1) },
    { keys: "k", label: "Ligne précédente", run: () => focusRow(box.current, -1) },
    { keys: "ArrowDown", run: () => focusRow(box.current, 1), label: "Ligne suivante", when: () => isOnRow(box.current) },
    { keys: "ArrowUp", run: () => focusRow(box.current, -1), label: "Ligne précédente", when: () => isOnRow(box.current) },
    ...(selection === undefined ? [] : [{ keys: "x", label: "Sélectionner la ligne", run: () => toggleRow(box.current) }]),
  ]);

  if (rows.length === 0) return <>{empty}</>;
  return (
    <div ref={box} className={busy ? "rc-table rc-table--busy" : "rc-table"} aria-busy={busy}>
      {narrow ? <CardList {...props} /> : <WideTable {...props} />}
      {selection !== undefined && selection.keys.size > 0 && <SelectionBar selection={selection} />}
      {paging !== undefined && <Pager paging={paging} />}
    </div>
  );
}

function WideTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, selection, groupOf } = props;
  const sortable = onSort !== undefined && columns.some((column) => column.sortKey !== undefined);
  return (
    <div className="fr-table fr-table--sm fr-table--no-caption rc-table__frame">
      <div className="fr-table__wrapper">
        <div className="fr-table__container">
          <div className="fr-table__content">
            <table>
              <caption>
                {caption}
                {sortable && ". Les boutons des en-têtes trient les lignes."}
              </caption>
              <TableHead columns={columns} sort={sort} onSort={onSort} selection={selection} keys={rows.map(rowKey)} />
              <tbody>
                {rows.map((row, index) => (
                  <Fragment key={rowKey(row)}>
                    {beginsGroup(rows, index, groupOf) && (
                      <tr className="rc-table__group">
                        <th scope="rowgroup" colSpan={columns.length + (selection === undefined ? 0 : 1)}>
                          {groupOf?.(row)}
                        </th>
                      </tr>
                    )}
                    <TableRow row={row} {...props} />
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}

function TableRow<Row>({ row, columns, rowKey, rowName, selection, panel }: DataTableProps<Row> & { row: Row }) {
  const key = rowKey(row);
  const open = panel?.openKey === key;
  return (
    <>
      <tr data-row={key} data-open={open || undefined}>
        {selection !== undefined && (
          <td className="rc-table__select">
            <input
              type="checkbox"
              className="rc-checkbox"
              aria-label={`Sélectionner ${rowName(row)}`}
              checked={selection.keys.has(key)}
              onChange={() => selection.onChange(toggled(selection.keys, key))}
            />
          </td>
        )}
        {columns.map((column) => {
          const className = cellClass(column);
          return column.isRowHeader ? (
            <th key={column.key} scope="row" className={className}>
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.key} className={className}>
              {column.cell(row)}
            </td>
          );
        })}
      </tr>
      {open && (
        <tr className="rc-table__panel">
          <td colSpan={columns.length + (selection === undefined ? 0 : 1)}>{panel.render(row)}</td>
        </tr>
      )}
    </>
  );
}
