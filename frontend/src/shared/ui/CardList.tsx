import type { DataTableProps } from "./DataTable";
import { Disclosure } from "./Disclosure";
import { toggled, type Column } from "./table";

/** The same rows on a phone: name, facts, one action; the rest behind « Détails ». */
export function CardList<Row>(props: DataTableProps<Row>) {
  const { caption, rows, rowKey, rowName, selection, panel } = props;
  return (
    <ul className="rc-cards" aria-label={caption}>
      {rows.map((row) => {
        const key = rowKey(row);
        return (
          <li key={key} className="rc-card" data-row={key}>
            {selection !== undefined && (
              <input
                type="checkbox"
                className="rc-checkbox"
                aria-label={`Sélectionner ${rowName(row)}`}
                checked={selection.keys.has(key)}
                onChange={() => selection.onChange(toggled(selection.keys, key))}
              />
            )}
            <CardBody row={row} columns={props.columns} name={rowName(row)} />
            {panel?.openKey === key && <div className="rc-card__panel">{panel.render(row)}</div>}
          </li>
        );
      })}
    </ul>
  );
}

function CardBody<Row>({ row, columns, name }: { row: Row; columns: Column<Row>[]; name: string }) {
  const at = (place: Column<Row>["card"]): Column<Row>[] =>
    columns.filter((column) => (column.card ?? (column.isRowHeader ? "title" : "fact")) === place);
  const details = at("detail");
  return (
    <div className="rc-card__body">
      {at("title").map((column) => (
        <div key={column.key} className="rc-card__title">
          {column.cell(row)}
        </div>
      ))}
      <dl className="rc-card__facts">
        {at("fact").map((column) => (
          <Fact key={column.key} column={column} row={row} />
        ))}
      </dl>
      {at("action").map((column) => (
        <div key={column.key} className="rc-card__action">
          {column.cell(row)}
        </div>
      ))}
      {details.length > 0 && (
        <Disclosure
          label={
            <>
              Détails<span className="fr-sr-only">, {name}</span>
            </>
          }
        >
          <dl className="rc-card__facts">
            {details.map((column) => (
              <Fact key={column.key} column={column} row={row} />
            ))}
          </dl>
        </Disclosure>
      )}
    </div>
  );
}

function Fact<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  return (
    <div>
      <dt>{column.header}</dt>
      <dd>{column.cell(row)}</dd>
    </div>
  );
}
