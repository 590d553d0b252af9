import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";

import { labelOf } from "@/shared/api/labels";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { DepartureGround, HandoverEnd } from "@/shared/api/reference.gen";
import { counted, dayOf, sentenceName, sinceDay, tableDate, textDate, today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { PersonName } from "@/shared/ui/PersonName";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";
import { announceGesture } from "@/shared/ui/undo";

import { handoversQuery, receiveHandover, type Handover } from "../api";

/** A platform's young people, the newest first; nothing of their absences. */
export function HandoversPage() {
  const { voir, apres } = useSearch({ strict: false });
  const client = useQueryClient();
  const ended = voir === "termines";
  const query = useQuery({ ...handoversQuery(ended, apres), placeholderData: keepPreviousData });
  const receiving = useMutation({
    mutationFn: (line: Handover) => receiveHandover(line.id, newIdempotencyKey()),
    onSuccess: async (_answer, line) => {
      announceGesture({ message: `Réception accusée pour ${sentenceName(line)}.` });
      await client.invalidateQueries({ queryKey: ["handovers"] });
    },
  });
  const href = (after: string | undefined): string => `/transmis?${new URLSearchParams({ ...(ended && { voir: "termines" }), ...(after !== undefined && { apres: after }) }).toString()}`;
  return (
    <>
      <PageHeader title="Jeunes transmis" lead="Qui vient de quitter son établissement sans destination confirmée, et qui l’attend déjà&nbsp;?" />
      <nav className="rc-no-print" aria-label="Jeunes transmis">
        <ul className="rc-subnav">
          <li>
            <AppLink href="/transmis" aria-current={ended ? undefined : "true"}>
              À suivre
            </AppLink>
          </li>
          <li>
            <AppLink href="/transmis?voir=termines" aria-current={ended ? "true" : undefined}>
              Terminés
            </AppLink>
          </li>
        </ul>
      </nav>
      {receiving.isError && <ProblemAlert error={receiving.error} />}
      <QueryPart query={query} lines={8}>
        {({ items, next_cursor }) => (
          <>
            <p role="status" className="rc-mention">
              {sentenceOf(items, ended)}
            </p>
            <DataTable
              caption={ended ? "Jeunes dont la transmission a pris fin" : "Jeunes transmis à votre plateforme, les plus récents d’abord"}
              columns={columnsOf(ended, (line) => !receiving.isPending && receiving.mutate(line))}
              rows={items}
              rowKey={(line) => line.id}
              rowName={sentenceName}
              busy={query.isPlaceholderData}
              paging={pagingOf(apres, next_cursor, href)}
              empty={
                ended ? (
                  <EmptyState kind="done" title="Aucune transmission terminée." />
                ) : (
                  <EmptyState kind="done" title="Aucun jeune à suivre.">
                    Un établissement vous transmet un jeune de 16&nbsp;ans ou plus le jour où il part sans destination confirmée.
                  </EmptyState>
                )
              }
            />
          </>
        )}
      </QueryPart>
      <p className="rc-mention">Vous voyez le nom, la naissance, la commune et la dernière classe, parce que vous suivez ces jeunes (L.&nbsp;313-7). Rien sur leurs absences ni sur leurs dossiers.</p>
    </>
  );
}

function sentenceOf(items: readonly Handover[], ended: boolean): string {
  const waiting = items.filter((line) => line.received_at === null).length;
  const shown = counted(items.length, "jeune affiché", "jeunes affichés");
  return ended || waiting === 0 ? shown : `${shown}, dont ${counted(waiting, "sans accusé de réception", "sans accusé de réception")}`;
}

function columnsOf(ended: boolean, receive: (line: Handover) => void): Column<Handover>[] {
  return [
    {
      key: "young",
      header: "Jeune",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <>
          <PersonName name={line} />
          <span className="rc-mention rc-block">
            {counted(line.age, "an")} à la sortie, naissance le {tableDate(line.birth_date)}
          </span>
        </>
      ),
    },
    { key: "city", header: "Commune", card: "fact", cell: (line) => [line.postal_code, line.city].filter((part) => part !== null).join(" ") || <span className="rc-mention">non renseignée</span> },
    {
      key: "from",
      header: "Vient de",
      card: "fact",
      cell: (line) => (
        <>
          {line.school_name}
          <span className="rc-mention rc-block">{line.last_class ?? "classe non renseignée"}</span>
        </>
      ),
    },
    { key: "ground", header: "Motif", card: "detail", cell: (line) => labelOf(DepartureGround, line.ground) },
    {
      key: "on",
      header: "Transmis",
      card: "fact",
      cell: (line) => (
        <>
          {tableDate(line.handed_over_on)}
          <span className="rc-mention rc-block">{line.left_on === line.handed_over_on ? "le jour de la sortie" : `sorti le ${tableDate(line.left_on)}`}</span>
        </>
      ),
    },
    ended
      ? { key: "end", header: "Fin", card: "fact", cell: (line) => (line.withdrawn_on === null ? "" : `${labelOf(HandoverEnd, line.withdrawn_reason ?? "")}, le ${textDate(line.withdrawn_on)}`) }
      : { key: "receipt", header: "Réception", card: "action", cell: (line) => <Receipt line={line} onReceive={() => receive(line)} /> },
  ];
}

function Receipt({ line, onReceive }: { line: Handover; onReceive: () => void }) {
  if (line.received_at !== null) return <span className="rc-mention">accusée le {textDate(dayOf(line.received_at))}</span>;
  return (
    <>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={onReceive}>
        Accuser réception<span className="fr-sr-only">, {sentenceName(line)}</span>
      </button>
      <span className="rc-mention rc-block">en attente {sinceDay(line.handed_over_on, today())}</span>
    </>
  );
}
