import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";

import { labelOf } from "@/shared/api/labels";
import { ReturnKind } from "@/shared/api/reference.gen";
import { tableDate } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import type { FilterValues } from "@/shared/ui/filters";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { PersonName } from "@/shared/ui/PersonName";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";

import { returnsQuery, type ReturnLine } from "../api";
import { listHref } from "../logic/filters";
import { calledOf, nameOf, returnWords, returnsOf } from "../logic/words";

/** What became of those who left us? Two answers, and nothing more. */
export function ReturnsPage() {
  const { apres }: FilterValues = useSearch({ strict: false });
  const query = useQuery({ ...returnsQuery(apres), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader title="Anciens élèves" lead="Que sont devenus les élèves partis sans suite connue&nbsp;?" />
      <QueryPart query={query} lines={8}>
        {({ items, next_cursor }) => (
          <>
            {items.length > 0 && (
              <p role="status" className="rc-mention">
                Sur cette page&nbsp;: {returnWords(returnsOf(items))}
              </p>
            )}
            <DataTable
              caption="Anciens élèves retrouvés par le croisement des bases, par nom"
              columns={COLUMNS}
              rows={items}
              rowKey={(line) => line.id}
              rowName={(line) => calledOf(line)}
              busy={query.isPlaceholderData}
              paging={pagingOf(apres, next_cursor, (after) => listHref("/anciens-eleves", {}, after))}
              empty={
                <EmptyState kind="never" title="Aucun retour pour l’instant.">
                  À chaque campagne du SIEI publiée, vous apprenez ici qui est en formation ailleurs ou suivi.
                </EmptyState>
              }
            />
          </>
        )}
      </QueryPart>
      <p className="rc-mention">Ni l’établissement, ni la structure&nbsp;: seulement s’il faut encore s’en inquiéter. Ces retours s’effacent à la clôture de la campagne.</p>
    </>
  );
}

const COLUMNS: Column<ReturnLine>[] = [
  { key: "young", header: "Ancien élève", isRowHeader: true, card: "title", cell: (line) => <PersonName name={nameOf(line)} /> },
  { key: "kind", header: "Ce qu’il est devenu", card: "fact", cell: ({ kind }) => labelOf(ReturnKind, kind) },
  { key: "on", header: "Constaté le", card: "fact", cell: ({ campaign_date }) => tableDate(campaign_date) },
];
