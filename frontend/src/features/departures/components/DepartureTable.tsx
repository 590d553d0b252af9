import { labelOf } from "@/shared/api/labels";
import { DepartureGround } from "@/shared/api/reference.gen";
import { sentenceName, sinceDay, tableDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PersonName } from "@/shared/ui/PersonName";
import type { Paging } from "@/shared/ui/Pager";
import { useRecordList } from "@/shared/ui/recordList";
import type { Column } from "@/shared/ui/table";

import type { DepartureLine } from "../api";
import { handWords, stateWords } from "../logic/words";
import { ReceiptButton } from "./ReceiptButton";

interface Props {
  lines: DepartureLine[];
  today: string;
  title: string;
  busy: boolean;
  filtered: boolean;
  /** The reader is the DSDEN: schools are named, and a receipt is given. */
  receives: boolean;
  paging: Paging;
}

/** One departure a row, those to clarify first. */
export function DepartureTable({ lines, today, title, busy, filtered, receives, paging }: Props) {
  useRecordList({ label: title, href: `/sorties${window.location.search}`, ids: lines.map((line) => line.id) });
  return (
    <DataTable
      caption={`${title}, les plus anciennes d’abord`}
      columns={columnsOf(today, receives)}
      rows={lines}
      rowKey={(line) => line.id}
      rowName={sentenceName}
      busy={busy}
      paging={paging}
      empty={
        filtered ? (
          <EmptyState kind="filtered" title="Aucune sortie ne correspond à ces filtres." action={<AppLink href="/sorties">Voir les sorties en cours</AppLink>} />
        ) : receives ? (
          <EmptyState kind="done" title="Aucun élève de moins de 16&nbsp;ans n’est à retrouver.">
            Un établissement vous informe quand un élève part sans inscription connue.
          </EmptyState>
        ) : (
          <EmptyState kind="done" title="Aucune sortie en cours.">
            Une sortie s’ouvre depuis la page d’un élève, ou quand un import ne le contient plus.
          </EmptyState>
        )
      }
    />
  );
}

function columnsOf(today: string, receives: boolean): Column<DepartureLine>[] {
  return [
    {
      key: "student",
      header: "Élève",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <>
          <AppLink href={`/sorties/${line.id}`} data-row-link>
            <PersonName name={line} />
          </AppLink>
          <span className="rc-mention rc-block">{receives ? line.school_name : (line.class_name ?? "sans classe")}</span>
        </>
      ),
    },
    { key: "state", header: "Où en est-on", card: "fact", cell: (line) => (line.state === "to_clarify" ? `${stateWords(line)}, ${sinceDay(line.opened_on, today)}` : stateWords(line)) },
    { key: "ground", header: "Motif", card: "fact", cell: (line) => labelOf(DepartureGround, line.ground) },
    {
      key: "since",
      header: "Ouvert",
      card: "detail",
      cell: (line) => tableDate(line.opened_on),
    },
    { key: "contacts", header: "Essais de contact", align: "right", card: "detail", cell: (line) => (line.contact_count === 0 ? "aucun" : line.contact_count) },
    { key: "hand", header: "Qui suit", card: "fact", cell: (line) => handWords(line, today) },
    ...(receives ? [{ key: "receipt", header: "Faire", card: "action" as const, cell: (line: DepartureLine) => <ReceiptButton line={line} subject={sentenceName(line)} /> }] : []),
  ];
}
