import { decimal, textDate } from "@/shared/format";
import { labelOf } from "@/shared/api/labels";
import { IndicatorList } from "@/shared/api/reference.gen";
import { AppLink } from "@/shared/ui/AppLink";
import { ChartWithTable } from "@/shared/ui/ChartWithTable";
import { DataTable } from "@/shared/ui/DataTable";
import { SmallCell } from "@/shared/ui/SmallCell";
import type { Column } from "@/shared/ui/table";

import type { Indicator, IndicatorCell, IndicatorRow } from "../api";
import { LISTS } from "../logic/address";
import { chartRows, seriesOf } from "../logic/chart";
import { National } from "./National";

/** A sentence, its bars and its table, what it is, what it does not say, where it comes from. */
export function IndicatorFigure({ indicator, on }: { indicator: Indicator; on: string }) {
  return (
    <section aria-labelledby={`indicator-${indicator.code}`} className="rc-indicator">
      <h2 id={`indicator-${indicator.code}`} className="fr-h5">
        {indicator.title}
      </h2>
      <p className="fr-text--lead">{indicator.sentence}</p>
      {indicator.rows.length > 0 && (
        <ChartWithTable
          title={`En nombres (${indicator.unit})`}
          unit={indicator.unit}
          series={seriesOf(indicator)}
          rows={chartRows(indicator)}
          definition={<Method indicator={indicator} />}
          source={indicator.source}
          date={textDate(on)}
          table={<Cells indicator={indicator} />}
        />
      )}
      {indicator.national !== null && <National national={indicator.national} />}
      {indicator.lists.length > 0 && (
        <ul className="rc-inline-list rc-no-print">
          {indicator.lists.map((code) => (
            <li key={code}>
              <AppLink className="fr-link" href={LISTS[code]}>
                {labelOf(IndicatorList, code)}
              </AppLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Method({ indicator }: { indicator: Indicator }) {
  return (
    <>
      {indicator.definition} <strong>Ce que ce chiffre ne dit pas&nbsp;:</strong> {indicator.silence} Texte&nbsp;: {indicator.text}.
    </>
  );
}

function Cells({ indicator }: { indicator: Indicator }) {
  const columns: Column<IndicatorRow>[] = [
    { key: "row", header: indicator.row_header === "" ? "Ensemble" : indicator.row_header, isRowHeader: true, card: "title", cell: (row) => <Label row={row} /> },
    ...indicator.columns.map(({ label }, place) => ({
      key: `cell-${place}`,
      header: label,
      align: "right" as const,
      card: "fact" as const,
      cell: (row: IndicatorRow) => <Cell cell={row.cells[place]} strong={row.depth !== "line"} />,
    })),
  ];
  if (indicator.rate_label !== "") {
    columns.push({ key: "rate", header: indicator.rate_label, align: "right", card: "fact", cell: ({ rate }) => <Rate rate={rate} /> });
  }
  return <DataTable<IndicatorRow> caption={indicator.title} rows={indicator.rows} rowKey={(row) => row.key} rowName={(row) => row.label} columns={columns} empty={null} />;
}

const Label = ({ row }: { row: IndicatorRow }) => <span className={`rc-indicator__${row.depth}`}>{row.label}</span>;

function Cell({ cell, strong }: { cell: IndicatorCell | undefined; strong: boolean }) {
  if (cell?.value === undefined || cell.value === null) return <SmallCell secondary={cell?.hidden === "secondary"} />;
  const number = decimal(cell.value);
  return strong ? <strong>{number}</strong> : number;
}

/** The number, and its length beside it. */
function Rate({ rate }: { rate: number | null }) {
  if (rate === null) return <span className="rc-mention">–</span>;
  return (
    <span className="rc-share">
      <svg className="rc-share__bar" width="64" height="8" aria-hidden="true">
        <rect width={Math.round(rate * 0.64)} height="8" className="rc-chart__ink" />
      </svg>
      <span>{decimal(rate)}&nbsp;%</span>
    </span>
  );
}
