import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { choicesOf } from "@/shared/api/labels";
import { Degree, Sector } from "@/shared/api/reference.gen";
import { today as presentDay } from "@/shared/format";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { simulationQuery } from "../api";
import { HistoryMonth } from "../components/HistoryMonth";
import { PastActs } from "../components/PastActs";
import { SimulationResult } from "../components/SimulationResult";
import { simulationHref, simulationOf } from "../logic/history";

/** The usual choice comes first and is not written in the address. */
const usualFirst = (choices: { value: string; label: string }[], usual: string) => [
  ...choices.filter(({ value }) => value === usual).map(({ label }) => ({ value: "", label })),
  ...choices.filter(({ value }) => value !== usual),
];

const AGES = Array.from({ length: 16 }, (_, index) => String(index + 3)).map((age) => ({ value: age, label: `${age}\u00a0ans` }));

/** What the rules would say of an invented history, on a day, under which text. No person in it. */
export function SimulatorPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const today = presentDay();
  const body = simulationOf(search, today);
  const result = useQuery({ ...simulationQuery(body), placeholderData: keepPreviousData });
  const change = (values: Record<string, string | undefined>): void =>
    void router.navigate({ href: simulationHref({ ...search, ...values }), replace: true, resetScroll: false });
  return (
    <>
      <PageHeader
        title="Que disent les textes&nbsp;?"
        lead="Que diraient les règles pour cette histoire, à cette date, sous quel texte&nbsp;? Aucune personne n’y figure, rien n’est conservé. L’adresse de la page se partage."
      />
      <FilterBar
        fields={[
          { name: "le", label: "Date du jour", kind: "date" },
          { name: "age", label: "Âge", kind: "select", options: usualFirst(AGES, "14") },
          { name: "degre", label: "Degré", kind: "select", options: usualFirst(choicesOf(Degree), "secondary") },
          { name: "secteur", label: "Établissement", kind: "select", options: usualFirst(choicesOf(Sector), "public") },
        ]}
        values={search}
        onApply={change}
        result=""
      />
      <div className="rc-shape rc-shape--act">
        <div>
          <HistoryMonth month={body.on.slice(0, 7)} halfDays={body.half_days ?? []} onChange={(absences) => change({ absences })} />
          <PastActs acts={body.acts ?? []} today={body.on} onChange={(actes) => change({ actes })} />
        </div>
        <section aria-labelledby="answer" aria-busy={result.isFetching}>
          <h2 id="answer" className="fr-h5">
            Réponse des textes
          </h2>
          {result.isError && <ProblemAlert error={result.error} takesFocus={false} />}
          {result.data !== undefined && !result.isError && <SimulationResult simulation={result.data} />}
        </section>
      </div>
    </>
  );
}
