import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { Observation, SignalState } from "@/shared/api/reference.gen";
import { dayMonth, dayOf, sentenceName, tableDate, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { PersonName } from "@/shared/ui/PersonName";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";

import { signalsQuery, type SignalLine } from "../api";
import { SignalSheet } from "../components/SignalSheet";
import { decisionWords, dueWords } from "../logic/signal";

const PATH = "/prevention/inquietudes";

/** What adults of the school saw, and what was answered to them. */
export function SignalsPage() {
  const search = useSearch({ strict: false });
  const answered = search["voir"] === "suites";
  const [open, setOpen] = useState<string | null>(null);
  const query = useQuery({ ...signalsQuery({ answered, cursor: search["suite"] }), placeholderData: keepPreviousData });
  const base = answered ? `${PATH}?voir=suites` : PATH;
  const more = (suite: string | undefined): string => (suite === undefined ? base : `${base}${answered ? "&" : "?"}suite=${suite}`);
  return (
    <>
      <PageHeader title="Inquiétudes signalées" lead="Qu’ont vu les adultes de l’établissement, et que leur répondons-nous&nbsp;?" />
      <ul className="rc-counters rc-no-print">
        <Choice href={PATH} current={!answered} label="Sans suite encore" />
        <Choice href={`${PATH}?voir=suites`} current={answered} label="Avec une suite" />
      </ul>
      <QueryPart query={query}>
        {({ items, next_cursor }) => (
          <DataTable
            caption={answered ? "Inquiétudes qui ont reçu une suite, les dernières d’abord" : "Inquiétudes sans suite encore, les dernières d’abord"}
            columns={columnsOf(open, (id) => setOpen(open === id ? null : id))}
            rows={items}
            rowKey={(row) => row.id}
            rowName={sentenceName}
            panel={{ openKey: open, render: (row) => <SignalSheet line={row} onClose={() => setOpen(null)} /> }}
            paging={pagingOf(search["suite"], next_cursor, more)}
            busy={query.isPlaceholderData}
            empty={
              answered ? (
                <EmptyState kind="never" title="Aucune suite donnée cette année." />
              ) : (
                <EmptyState kind="done" title="Chaque inquiétude a reçu sa suite.">
                  Les nouvelles arrivent ici dès qu’un adulte de l’établissement signale un élève.
                </EmptyState>
              )
            }
          />
        )}
      </QueryPart>
    </>
  );
}

function Choice({ href, current, label }: { href: string; current: boolean; label: string }) {
  return (
    <li>
      <AppLink href={href} aria-current={current ? "true" : undefined}>
        {label}
      </AppLink>
    </li>
  );
}

const columnsOf = (open: string | null, toggle: (id: string) => void): Column<SignalLine>[] => [
  {
    key: "student",
    header: "Élève",
    isRowHeader: true,
    cell: (row) => (
      <>
        <AppLink href={`/eleves/${row.student_id}`}>
          <PersonName name={row} />
        </AppLink>
        {row.class_name !== null && <span className="rc-mention"> · {row.class_name}</span>}
      </>
    ),
  },
  { key: "seen", header: "Observé", cell: (row) => row.observations.map((code) => labelOf(Observation, code)).join(" · ") },
  {
    key: "by",
    header: "Signalée",
    cell: (row) => (
      <>
        {tableDate(dayOf(row.reported_at))}
        <span className="rc-mention rc-block fr-text--xs">par {typeset(row.reporter_name)}</span>
      </>
    ),
  },
  {
    key: "state",
    header: "Où en est-on",
    cell: (row) => (
      <>
        {stateWords(row)}
        {dueWords(row, today()) !== null && <span className="rc-mention rc-block fr-text--xs">{dueWords(row, today())}</span>}
      </>
    ),
  },
  {
    key: "action",
    header: "Faire",
    card: "action",
    cell: (row) => (
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-expanded={open === row.id} onClick={() => toggle(row.id)}>
        {row.state === "received" ? "Lire" : row.decision === null ? "Donner une suite" : "Relire"}
        <span className="fr-sr-only">, {sentenceName(row)}</span>
      </button>
    ),
  },
];

function stateWords(row: SignalLine): string {
  if (row.decision !== null) return `décidé\u00a0: ${decisionWords(row.decision)}`;
  if (row.agenda_on !== null) return `à l’ordre du jour du ${dayMonth(row.agenda_on)}`;
  return row.state === "received" ? "à lire" : labelOf(SignalState, row.state).toLocaleLowerCase("fr");
}
