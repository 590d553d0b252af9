import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { EnrolmentStatus } from "@/shared/api/reference.gen";
import { classesQuery, classOptions, schoolOf } from "@/shared/api/schools";
import { counted, sentenceName } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { FilterBar } from "@/shared/ui/FilterBar";
import { pagingOf } from "@/shared/ui/paging";
import { PageHeader } from "@/shared/ui/PageHeader";
import { PersonName } from "@/shared/ui/PersonName";
import { QueryPart } from "@/shared/ui/QueryPart";
import { useRecordList } from "@/shared/ui/recordList";
import type { Column } from "@/shared/ui/table";

import { casesQuery, studentsQuery, type StudentFilters, type StudentLine } from "../api";
import { statusWords } from "../logic/status";

type Search = Record<string, string | undefined>;

/** Pupils of the perimeter: a name to find, a class to read. */
export function StudentsPage() {
  const search = useSearch({ strict: false });
  const term = useRouterState({ select: (state) => state.location.state.searchTerm }) ?? "";
  const navigate = useNavigate();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const school = schoolOf(me);
  const { data: classes } = useQuery(classesQuery(school?.id));
  const filters: StudentFilters = {
    ...(search["classe"] !== undefined && { class_id: search["classe"] }),
    ...(search["statut"] !== undefined && { status: search["statut"] as keyof typeof EnrolmentStatus }),
    ...(search["suite"] !== undefined && { cursor: search["suite"] }),
  };
  const query = useQuery({ ...studentsQuery(filters, term), placeholderData: keepPreviousData });
  const readsCases = me?.permissions.includes("attendance_cases:read") === true;
  const { data: cases } = useQuery({ ...casesQuery, enabled: readsCases });
  const followed = cases && new Map(cases.items.filter((each) => each.close_reason === null).map((each) => [each.student_id, each.id]));
  const base: Search = { ...search, suite: undefined };
  useRecordList({ label: "Élèves", href: hrefOf(search), ids: query.data?.items.map((each) => each.id) ?? [] });
  const go = (values: Search, words: string): void => void navigate({ to: "/eleves", search: values, state: { searchTerm: words } });

  return (
    <>
      <PageHeader
        title="Élèves"
        context={school?.name}
        actions={
          me?.permissions.includes("students:write") === true && school !== null ? (
            <AppLink className="fr-btn fr-btn--sm fr-btn--tertiary" href="/eleves/nouveau">
              Ajouter un élève
            </AppLink>
          ) : undefined
        }
      />
      <NameField key={term} term={term} onSearch={(words) => go(base, words)} />
      <QueryPart query={query} lines={12}>
        {({ items, next_cursor }) => (
          <>
            <FilterBar
              fields={[
                { name: "classe", label: "Classe", kind: "select", options: classOptions(classes) },
                ...(term === "" ? [{ name: "statut", label: "Statut", kind: "select" as const, options: [{ value: "", label: "Tous" }, ...choicesOf(EnrolmentStatus)] }] : []),
              ]}
              values={base}
              onApply={(values) => go(values, term)}
              result={next_cursor === null ? counted(items.length, "élève") : `plus de ${counted(items.length, "élève")}`}
            />
            <DataTable
              caption="Élèves de cette année scolaire, dans l’ordre des noms"
              columns={columnsOf(followed, me?.units.length ?? 1)}
              rows={items}
              rowKey={(row) => row.id}
              rowName={sentenceName}
              busy={query.isPlaceholderData}
              paging={pagingOf(search["suite"], next_cursor, (suite) => hrefOf({ ...base, suite }))}
              empty={
                term === "" ? (
                  <EmptyState kind="filtered" title="Aucun élève avec ces filtres." />
                ) : (
                  <EmptyState kind="filtered" title={`Aucun élève pour «\u00a0${term}\u00a0».`}>
                    Essayez le début du nom ou du prénom.
                  </EmptyState>
                )
              }
            />
          </>
        )}
      </QueryPart>
    </>
  );
}

/** The term stays in the history's state: a name never goes into an address. */
function NameField({ term, onSearch }: { term: string; onSearch: (words: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    onSearch(field.current?.value.trim() ?? "");
  }
  return (
    <form role="search" aria-label="Élèves" className="rc-name-field rc-no-print" onSubmit={submit}>
      <label className="fr-label" htmlFor="student-name">
        Nom ou prénom
      </label>
      <input id="student-name" ref={field} type="search" className="fr-input" defaultValue={term} autoComplete="off" />
      <button type="submit" className="fr-btn">
        Rechercher
      </button>
    </form>
  );
}

/** « En cours » only for who reads cases: « rien » would be said of what one does not see. */
function columnsOf(followed: ReadonlyMap<string, string> | undefined, schools: number): Column<StudentLine>[] {
  return [
    {
      key: "name",
      header: "Élève",
      isRowHeader: true,
      cell: (row) => (
        <AppLink href={`/eleves/${row.id}`}>
          <PersonName name={row} />
        </AppLink>
      ),
    },
    { key: "class", header: "Classe", cell: (row) => row.class_name ?? <span className="rc-mention">sans classe</span> },
    ...(schools > 1 ? [{ key: "school", header: "Établissement", cell: (row: StudentLine) => row.school_name }] : []),
    { key: "status", header: "Statut", cell: (row) => statusWords(row) },
    ...(followed === undefined
      ? []
      : [
          {
            key: "case",
            header: "En cours",
            cell: (row: StudentLine) => {
              const found = followed.get(row.id);
              if (found === undefined) return <span className="rc-mention">rien</span>;
              return <AppLink href={`/dossiers/${found}`}>dossier d’absence</AppLink>;
            },
          },
        ]),
  ];
}

function hrefOf(search: Search): string {
  const kept = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "");
  return kept.length === 0 ? "/eleves" : `/eleves?${new URLSearchParams(kept).toString()}`;
}
