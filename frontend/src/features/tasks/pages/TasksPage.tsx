import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { meQuery } from "@/shared/api/me";
import { schoolOf } from "@/shared/api/schools";
import { tasksQuery, type TaskLine } from "@/shared/api/tasks";
import { counted, tableDate, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { PersonName } from "@/shared/ui/PersonName";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";

import { NewTask } from "../components/NewTask";
import { TaskAction } from "../components/TaskAction";
import { TaskPanel } from "../components/TaskPanel";
import { filtersOf, isOpen, lateWords, originWords, ownerOf, settledWords } from "../logic/tasks";

/** Who does what by when, late ones on top; nothing leaves the list because it is late. */
export function TasksPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const supervises = me?.permissions.includes("tasks:supervise") === true;
  const filters = filtersOf(search, supervises);
  const query = useQuery({ ...tasksQuery(filters), enabled: me !== undefined, placeholderData: keepPreviousData });
  const [open, setOpen] = useState<string | null>(search["tache"] ?? null);
  const [adding, setAdding] = useState(false);
  const school = schoolOf(me);
  const hrefOf = (more: Record<string, string | undefined>): string => {
    const kept = Object.entries<string | undefined>({ ...search, tache: undefined, ...more }).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "");
    return kept.length === 0 ? "/taches" : `/taches?${new URLSearchParams(kept).toString()}`;
  };
  return (
    <>
      <PageHeader
        title={filters.scope === "house" ? "Tâches de l’établissement" : "Tâches"}
        context={school?.name}
        lead="Qui fait quoi, pour quand, et qu’en est-il&nbsp;?"
        actions={
          school === null ? undefined : (
            <button type="button" className={adding ? "fr-btn fr-btn--secondary" : "fr-btn"} aria-expanded={adding} onClick={() => setAdding(!adding)}>
              Noter une tâche
            </button>
          )
        }
      />
      {adding && school !== null && (
        <section className="rc-box" aria-label="Nouvelle tâche">
          <NewTask schoolId={school.id} onDone={() => setAdding(false)} />
        </section>
      )}
      <QueryPart query={query} lines={10}>
        {({ items, next_cursor }) => (
          <>
            <FilterBar
              fields={[
                {
                  name: "etat",
                  label: "État",
                  kind: "select",
                  options: [
                    { value: "", label: "À faire" },
                    { value: "en-retard", label: "En retard" },
                    { value: "reglees", label: "Réglées" },
                  ],
                },
                {
                  name: "de",
                  label: "Tâches",
                  kind: "select",
                  options: [...(supervises ? [{ value: "", label: "De l’établissement" }] : []), { value: supervises ? "miennes" : "", label: "Les miennes" }, { value: "donnees", label: "Que j’ai données" }],
                },
              ]}
              values={{ etat: search["etat"], de: search["de"] }}
              onApply={(values) => void router.navigate({ href: hrefOf({ ...values, suite: undefined }) })}
              result={next_cursor === null ? counted(items.length, "tâche") : `plus de ${counted(items.length, "tâche")}`}
            />
            <DataTable
              caption="Tâches, l’échéance la plus ancienne d’abord"
              columns={columnsOf(filters.state === "settled", (task) => setOpen(open === task.id ? null : task.id))}
              rows={items}
              rowKey={(task) => task.id}
              rowName={(task) => task.label}
              busy={query.isPlaceholderData}
              panel={{ openKey: open, render: (task) => <TaskPanel key={task.version} task={task} onClose={() => setOpen(null)} /> }}
              paging={pagingOf(search["suite"], next_cursor, (suite) => hrefOf({ suite }))}
              empty={<Empty state={filters.state} />}
            />
          </>
        )}
      </QueryPart>
    </>
  );
}

function Empty({ state }: { state: "open" | "late" | "settled" }) {
  if (state === "late") return <EmptyState kind="done" title="Aucune tâche en retard." />;
  if (state === "settled") return <EmptyState kind="never" title="Aucune tâche réglée." />;
  return (
    <EmptyState kind="done" title="Aucune tâche à faire.">
      Les décisions d’une réunion et les alertes prises en charge deviennent des tâches datées.
    </EmptyState>
  );
}

const columnsOf = (settled: boolean, onMore: (task: TaskLine) => void): Column<TaskLine>[] => [
  {
    key: "task",
    header: "Tâche",
    isRowHeader: true,
    cell: (task) => (
      <>
        {typeset(task.label)}
        <span className="rc-mention rc-block fr-text--xs">{originWords(task)}</span>
      </>
    ),
  },
  {
    key: "student",
    header: "Pour qui",
    cell: (task) =>
      task.family_name === null ? (
        <span className="rc-mention">sans personne</span>
      ) : (
        <>
          <AppLink href={task.student_id === null ? `/suivis/${task.follow_up_id ?? ""}` : `/eleves/${task.student_id}`}>
            <PersonName name={{ family_name: task.family_name, first_name: task.first_name ?? "" }} />
          </AppLink>
          {task.class_name !== null && <span className="rc-mention"> · {task.class_name}</span>}
        </>
      ),
  },
  { key: "owner", header: "Qui", cell: (task) => ownerOf(task) },
  {
    key: "due",
    header: settled ? "Issue" : "Pour le",
    cell: (task) => {
      if (!isOpen(task)) return settledWords(task);
      const late = lateWords(task);
      return (
        <>
          {task.due_on === null ? <span className="rc-mention">sans date</span> : <time dateTime={task.due_on}>{tableDate(task.due_on)}</time>}
          {late !== null && <strong className="rc-block fr-text--sm">{late}</strong>}
        </>
      );
    },
  },
  { key: "action", header: "Faire", card: "action", cell: (task) => <TaskAction task={task} onMore={() => onMore(task)} /> },
];
