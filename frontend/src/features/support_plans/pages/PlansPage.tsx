import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { choicesOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { PlanState, SchemeCode } from "@/shared/api/reference.gen";
import { classesQuery, classOptions, schoolOf } from "@/shared/api/schools";
import { counted, today as presentDay } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { QueryPart } from "@/shared/ui/QueryPart";

import { plansQuery, plansSummaryQuery } from "../api";
import { PlansNavigation } from "../components/PlansNavigation";
import { PlanTable } from "../components/PlanTable";
import { countersOf, filtersOf, plansHref } from "../logic/lists";

/** Which plans run, which ask for a decision. */
export function PlansPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { data: classes } = useQuery(classesQuery(schoolOf(me)?.id));
  const { data: summary } = useQuery(plansSummaryQuery);
  const plans = useQuery({ ...plansQuery(filtersOf(search)), placeholderData: keepPreviousData });
  const fields = [
    { name: "type", label: "Dispositif", kind: "select" as const, options: [{ value: "", label: "Tous" }, ...choicesOf(SchemeCode)] },
    { name: "classe", label: "Classe", kind: "select" as const, options: classOptions(classes) },
    { name: "etat", label: "État", kind: "select" as const, options: [{ value: "", label: "Tous ceux en cours" }, ...VIEWS, ...choicesOf(PlanState)] },
  ];
  return (
    <>
      <PageHeader
        title="Accompagnements"
        lead="Quels accompagnements courent, lesquels demandent une décision&nbsp;?"
        actions={
          me?.permissions.includes("support_plans:write") === true && (
            <AppLink className="fr-btn fr-btn--sm" href="/accompagnements/nouveau">
              Proposer pour un élève
            </AppLink>
          )
        }
      />
      <PlansNavigation current="/accompagnements" />
      <FilterBar
        fields={fields}
        values={search}
        onApply={(values) => void router.navigate({ href: plansHref({ ...values, apres: undefined }) })}
        counters={countersOf(summary, search)}
        result={plans.data === undefined ? "" : counted(plans.data.items.length, "accompagnement affiché", "accompagnements affichés")}
      />
      <QueryPart query={plans} lines={10}>
        {(page) => (
          <PlanTable
            lines={page.items}
            today={presentDay()}
            busy={plans.isPlaceholderData}
            filtered={["type", "classe", "etat"].some((name) => (search[name] ?? "") !== "")}
            paging={pagingOf(search["apres"], page.next_cursor, (cursor) => plansHref({ ...search, apres: cursor }))}
          />
        )}
      </QueryPart>
    </>
  );
}

const VIEWS = [
  { value: "a-signer", label: "À signer" },
  { value: "bilans-echus", label: "Bilans échus" },
  { value: "en-cours", label: "En cours, mis en route" },
];
