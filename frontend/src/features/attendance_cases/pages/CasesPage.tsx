import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { choicesOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { SchoolState } from "@/shared/api/reference.gen";
import { classesQuery, classOptions, schoolOf } from "@/shared/api/schools";
import { counted, today as presentDay } from "@/shared/format";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { casesQuery, casesSummaryQuery } from "../api";
import { CaseTable } from "../components/CaseTable";
import { caseHref, casesHref, countersOf, filtersOf } from "../logic/lists";

/** Cases and whom they wait for, the one that waits longest first. */
export function CasesPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const { data: me } = useQuery(meQuery);
  const { data: classes } = useQuery(classesQuery(schoolOf(me)?.id));
  const { data: summary } = useQuery(casesSummaryQuery);
  const cases = useQuery({ ...casesQuery(filtersOf(search)), placeholderData: keepPreviousData });
  const fields = [
    { name: "classe", label: "Classe", kind: "select" as const, options: classOptions(classes) },
    { name: "etat", label: "Étape à l’école", kind: "select" as const, options: [{ value: "", label: "En cours" }, ...choicesOf(SchoolState)] },
  ];
  return (
    <>
      <PageHeader
        title="Dossiers d’absence"
        lead={
          summary === undefined
            ? "Quels dossiers avancent, lesquels dorment\u00a0?"
            : `${counted(summary.open_cases, "dossier en cours", "dossiers en cours")} dans votre périmètre.`
        }
      />
      <FilterBar
        fields={fields}
        values={search}
        onApply={(values) => void router.navigate({ href: casesHref({ ...values, apres: undefined }) })}
        counters={countersOf(summary, search)}
        result={cases.data === undefined ? "" : counted(cases.data.items.length, "dossier affiché", "dossiers affichés")}
      />
      <QueryPart query={cases} lines={10}>
        {(page) => (
          <CaseTable
            lines={page.items}
            hrefFor={(id) => caseHref(id, search)}
            today={presentDay()}
            busy={cases.isPlaceholderData}
            filtered={Object.values(search).some((value) => value !== undefined && value !== "")}
            nextHref={page.next_cursor === null ? null : casesHref({ ...search, apres: page.next_cursor })}
            firstHref={search["apres"] === undefined ? null : casesHref({ ...search, apres: undefined })}
          />
        )}
      </QueryPart>
    </>
  );
}
