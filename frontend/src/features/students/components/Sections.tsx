import { useQuery } from "@tanstack/react-query";

import { pupilMonthQuery } from "@/shared/api/students";
import { clockTime, dayMonth, dayOf, halfDayLabel, monthName, shortWeekdayDate, tableDate, textInstant, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { QueryPart } from "@/shared/ui/QueryPart";

import { accessLogQuery, documentsQuery } from "../api";

/** Every entry of the month as a table, each with its correction. */
export function Entries({ student, month, writes }: { student: string; month: string; writes: boolean }) {
  const query = useQuery(pupilMonthQuery(student, month));
  return (
    <QueryPart query={query}>
      {({ lines }) => {
        const rows = lines.flatMap((line) => line.entries.map((entry) => ({ ...entry, line })));
        return (
          <DataTable
            caption={`Saisies de ${monthName(month)}`}
            rows={rows}
            rowKey={(row) => `${row.id}-${row.line.half}-${row.line.day}`}
            rowName={(row) => row.line.words}
            columns={[
              { key: "when", header: "Demi-journée", isRowHeader: true, cell: (row) => `${shortWeekdayDate(row.line.day)}, ${halfDayLabel(row.line.half)}` },
              { key: "kind", header: "Nature", cell: (row) => `${typeset(row.kind_label)}, ${clockTime(row.starts_at)} – ${clockTime(row.ends_at)}` },
              { key: "source", header: "Source", cell: (row) => typeset(row.source_words) },
              { key: "reason", header: "Motif", cell: (row) => typeset(row.reason) },
              { key: "counts", header: "Compte", cell: (row) => typeset(row.line.verdict) },
              {
                key: "action",
                header: "Faire",
                card: "action",
                cell: (row) =>
                  writes ? (
                    <AppLink className="fr-btn fr-btn--sm fr-btn--tertiary" href={`/absences/${row.id}?eleve=${student}&mois=${month}`}>
                      Corriger<span className="fr-sr-only">, {row.line.words}</span>
                    </AppLink>
                  ) : null,
              },
            ]}
            empty={<EmptyState kind="done" title={`Aucune absence en ${monthName(month)}.`} />}
          />
        );
      }}
    </QueryPart>
  );
}

export function Documents({ student }: { student: string }) {
  const query = useQuery(documentsQuery(student));
  return (
    <QueryPart query={query}>
      {({ items }) => (
        <DataTable
          caption="Courriers et pièces de cet élève"
          rows={items}
          rowKey={(row) => row.id}
          rowName={(row) => row.title}
          columns={[
            { key: "title", header: "Document", isRowHeader: true, cell: (row) => <AppLink href={`/documents/${row.id}`}>{row.title}</AppLink> },
            { key: "on", header: "Date", cell: (row) => tableDate(row.written_on) },
            { key: "by", header: "De", cell: (row) => row.issuer_name },
            {
              key: "sent",
              header: "Envoi",
              cell: (row) => row.deliveries.map((each) => `${each.recipient}\u00a0: ${each.state_label}${each.settled_on === null ? "" : ` le ${dayMonth(each.settled_on)}`}`).join(" · "),
            },
          ]}
          empty={<EmptyState kind="never" title="Aucun document.">Les courriers d’un dossier d’absence apparaissent ici.</EmptyState>}
        />
      )}
    </QueryPart>
  );
}

/** Who opened the file: institution and function, never a name. */
export function AccessLog({ student }: { student: string }) {
  const query = useQuery(accessLogQuery(student));
  return (
    <QueryPart query={query}>
      {({ items }) => (
        <DataTable
          caption="Consultations de ce dossier, les dernières d’abord"
          rows={items}
          rowKey={(row) => `${row.at}-${row.function}-${row.purpose}`}
          rowName={(row) => row.function}
          columns={[
            { key: "at", header: "Quand", isRowHeader: true, cell: (row) => <time dateTime={row.at}>{textInstant(row.at)}</time> },
            { key: "who", header: "Fonction", cell: (row) => typeset(row.function) },
            { key: "where", header: "Institution", cell: (row) => row.institution },
            { key: "why", header: "Pour", cell: (row) => typeset(row.purpose) },
          ]}
          empty={<EmptyState kind="done" title="Personne n’a consulté ce dossier." />}
        />
      )}
    </QueryPart>
  );
}

export const monthOf = (search: string | undefined, today: string): string => (/^20\d\d-(0[1-9]|1[0-2])$/.test(search ?? "") ? (search ?? today) : dayOf(`${today}T12:00:00Z`).slice(0, 7));
