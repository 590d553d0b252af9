import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { ImportState } from "@/shared/api/reference.gen";
import { relativeDay, dayOf, tableDate, textDate, today as presentDay } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";

import { importsQuery, type ImportSummary } from "../api";
import { Deposit } from "../components/Deposit";
import { freshness } from "../logic/freshness";
import { resultOf } from "../logic/outcomes";

/** Files received and what they changed: are our data up to date? */
export function ImportsPage() {
  const { data: me } = useQuery(meQuery);
  const imports = useQuery(importsQuery);
  const mayWrite = me?.permissions.includes("imports:write") === true;
  return (
    <>
      <PageHeader title="Imports" lead={imports.data === undefined ? "Nos données sont-elles à jour\u00a0?" : sentence(imports.data.items)} />
      {mayWrite && <Deposit schools={me.units.filter((unit) => unit.kind === "school")} />}
      <section aria-labelledby="history" className="rc-section">
        <h2 id="history" className="fr-h5">
          Fichiers reçus
        </h2>
        <QueryPart query={imports}>
          {({ items }) => (
            <DataTable
              caption="Fichiers reçus, le dernier d’abord"
              columns={COLUMNS}
              rows={items}
              rowKey={(line) => line.id}
              rowName={(line) => line.file_name}
              empty={
                <EmptyState kind="never" title="Aucun import.">
                  Le chef d’établissement ou le CPE dépose ici les fichiers de la base élèves.
                </EmptyState>
              }
            />
          )}
        </QueryPart>
      </section>
    </>
  );
}

function sentence(items: ImportSummary[]): string {
  const today = presentDay();
  const parts = freshness(items).map(({ label, on }) => `${label} au ${textDate(on)} (${relativeDay(on, today)})`);
  if (parts.length === 0) return "Aucun fichier n’est encore appliqué.";
  return `À jour\u00a0: ${parts.join(", ")}.`;
}

const COLUMNS: Column<ImportSummary>[] = [
  {
    key: "file",
    header: "Fichier",
    isRowHeader: true,
    card: "title",
    cell: (line) => (
      <>
        <AppLink href={`/imports/${line.id}`}>{line.file_name}</AppLink>
        <span className="rc-mention rc-block">{line.kinds.join(", ")}</span>
      </>
    ),
  },
  { key: "on", header: "Déposé le", card: "fact", cell: (line) => tableDate(dayOf(line.created_at)) },
  { key: "by", header: "Par", card: "detail", cell: (line) => line.created_by_name },
  { key: "result", header: "Résultat", card: "fact", cell: (line) => resultOf(line.counts) },
  { key: "state", header: "État", card: "fact", cell: (line) => labelOf(ImportState, line.state) },
];
