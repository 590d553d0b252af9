import { useQuery } from "@tanstack/react-query";

import { decimal, period, textDate, today } from "@/shared/format";
import { ChartWithTable } from "@/shared/ui/ChartWithTable";

import { planMeasureQuery, type Plan, type PlanMeasure } from "../api";
import { FiguresTable } from "./FiguresTable";

const STARTED = new Set(["active", "reviewed", "renewed", "closed"]);

/** Half-days missed in the four weeks before and after: a sentence, bars with their table, and what it does not prove. */
export function Effect({ plan }: { plan: Plan }) {
  const started = STARTED.has(plan.state);
  const { data } = useQuery({ ...planMeasureQuery(plan.id), enabled: started });
  if (!started || data === undefined || data.started_on === null) return null;
  return (
    <section aria-labelledby="effect">
      <h2 id="effect" className="fr-h5">
        4 semaines avant, 4 semaines après
      </h2>
      <p>{data.sentence}</p>
      <Figures measure={data} />
      <p className="rc-strong">Une baisse n’est pas une preuve.</p>
    </section>
  );
}

function Figures({ measure: { windows, before, after } }: { measure: PlanMeasure }) {
  if (windows === null || before === null) return null;
  const rows = [
    { key: "before", label: `Avant, ${period(windows.before_first, windows.before_last)}`, value: Number(before) },
    ...(after === null ? [] : [{ key: "after", label: `Après, ${period(windows.after_first, windows.after_last)}`, value: Number(after) }]),
  ];
  return (
    <ChartWithTable
      title="Demi-journées manquées, quatre semaines avant et après"
      series={[{ key: "missed", label: "Demi-journées manquées" }]}
      rows={rows.map(({ key, label, value }) => ({ key, label, values: { missed: value } }))}
      unit="demi-journées"
      definition={`Toutes les absences, justifiées ou non.${windows.after_end ? " La seconde période suit la fin du dispositif\u00a0: pendant celui-ci, l’élève est ailleurs." : ""}`}
      source="appels de l’établissement"
      date={textDate(today())}
      table={<FiguresTable caption="Demi-journées manquées" heading="Période" columns={["Demi-journées"]} rows={rows.map(({ key, label, value }) => ({ key, label, cells: [decimal(value)] }))} />}
    />
  );
}
