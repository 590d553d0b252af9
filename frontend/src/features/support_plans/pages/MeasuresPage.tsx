import { useQuery } from "@tanstack/react-query";

import { decimal, textDate, today as presentDay } from "@/shared/format";
import { ChartWithTable } from "@/shared/ui/ChartWithTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { measuresQuery, type SchemeMeasures } from "../api";
import { FiguresTable } from "../components/FiguresTable";
import { PlansNavigation } from "../components/PlansNavigation";

/** Per scheme, half-days missed before and after, small groups hidden. */
export function MeasuresPage() {
  const query = useQuery(measuresQuery);
  return (
    <>
      <PageHeader title="Avant / après, par dispositif" lead="Combien de demi-journées manquées dans les quatre semaines d’avant, et dans les quatre d’après&nbsp;? Une baisse n’est pas une preuve." />
      <PlansNavigation current="/accompagnements/avant-apres" />
      <QueryPart query={query}>{(data) => <Figures data={data} />}</QueryPart>
    </>
  );
}

function Figures({ data: { items, notice } }: { data: SchemeMeasures }) {
  if (items.length === 0) {
    return (
      <EmptyState kind="never" title="Rien à comparer pour l’instant.">
        Un accompagnement se compare quatre semaines après son début.
      </EmptyState>
    );
  }
  const known = items.filter((item) => !item.hidden);
  const hidden = items.filter((item) => item.hidden);
  return (
    <>
      {known.length > 0 && (
        <ChartWithTable
          title="Demi-journées manquées par élève, en moyenne"
          series={COLUMNS}
          rows={known.map((item) => ({ key: item.scheme, label: item.label, values: { before: numberOf(item.before), after: numberOf(item.after) } }))}
          unit="demi-journées par élève"
          definition="Accompagnements commencés depuis la rentrée, dont les quatre semaines d’après sont passées. Les groupes de moins de 5 élèves restent masqués."
          source="appels des établissements"
          date={textDate(presentDay())}
          table={<FiguresTable caption="Demi-journées manquées par élève" heading="Dispositif" columns={TABLE_COLUMNS} rows={rowsOf(known)} />}
          file={{ name: "avant-apres.csv", rows: [["Dispositif", ...TABLE_COLUMNS], ...rowsOf(known).map(({ label, cells }) => [label, ...cells])] }}
        />
      )}
      {hidden.length > 0 && (
        <p>
          Moins de 5 élèves, chiffres masqués&nbsp;: {hidden.map((item) => item.label).join(", ")}.
        </p>
      )}
      <p className="rc-strong">{notice}</p>
    </>
  );
}

const COLUMNS = [
  { key: "before", label: "Quatre semaines avant" },
  { key: "after", label: "Quatre semaines après" },
];
const TABLE_COLUMNS = ["Élèves", "Avant", "Après", "Élèves en baisse"];

function rowsOf(items: SchemeMeasures["items"]) {
  return items.map(({ scheme, label, students, before, after, fewer }) => ({
    key: scheme,
    label,
    cells: [shown(students), shown(numberOf(before)), shown(numberOf(after)), shown(fewer)],
  }));
}

const shown = (value: number | null): string => (value === null ? "masqué" : decimal(value));

const numberOf = (value: string | null): number | null => (value === null ? null : Number(value));
