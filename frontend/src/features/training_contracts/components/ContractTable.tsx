import { labelOf } from "@/shared/api/labels";
import { ContractState } from "@/shared/api/reference.gen";
import { sentenceName, textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { DeadlineTag } from "@/shared/ui/DeadlineTag";
import { EmptyState } from "@/shared/ui/EmptyState";
import type { Paging } from "@/shared/ui/Pager";
import { PersonName } from "@/shared/ui/PersonName";
import { useRecordList } from "@/shared/ui/recordList";
import type { Column } from "@/shared/ui/table";

import type { ContractLine } from "../api";
import { nextOf, noteWords } from "../logic/words";

interface Props {
  lines: ContractLine[];
  today: string;
  busy: boolean;
  filtered: boolean;
  /** A head reads those of the own school and opens none. */
  prepares: boolean;
  paging: Paging;
}

/** One contract a row, the next review first. */
export function ContractTable({ lines, today, busy, filtered, prepares, paging }: Props) {
  useRecordList({ label: "Contrats", href: `/contrats${window.location.search}`, ids: lines.map(({ id }) => id) });
  return (
    <DataTable
      caption="Contrats de formation, le prochain bilan d’abord"
      columns={columnsOf(today)}
      rows={lines}
      rowKey={({ id }) => id}
      rowName={sentenceName}
      busy={busy}
      paging={paging}
      empty={
        filtered ? (
          <EmptyState kind="filtered" title="Aucun contrat ne correspond à ce choix." action={<AppLink href="/contrats">Voir tous les contrats ouverts</AppLink>} />
        ) : (
          <EmptyState kind="never" title="Aucun contrat ouvert." action={prepares && <AppLink href="/places">Chercher une place</AppLink>}>
            {prepares ? "Un contrat se prépare sur une place confirmée, après l’entretien." : "La plateforme prépare les contrats. Vous les signez ici quand votre établissement accueille le jeune."}
          </EmptyState>
        )
      }
    />
  );
}

function columnsOf(today: string): Column<ContractLine>[] {
  return [
    {
      key: "person",
      header: "Jeune",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <AppLink href={`/contrats/${line.id}`}>
          <PersonName name={line} />
        </AppLink>
      ),
    },
    {
      key: "formation",
      header: "Formation",
      card: "fact",
      cell: (line) => (
        <>
          {line.formation}
          <span className="rc-mention rc-block">{line.provider_name}</span>
        </>
      ),
    },
    {
      key: "state",
      header: "État",
      card: "fact",
      cell: (line) => (
        <>
          {labelOf(ContractState, line.state)}
          {line.starts_on !== null && <span className="rc-mention rc-block">entrée le {textDate(line.starts_on)}</span>}
        </>
      ),
    },
    { key: "next", header: "Prochaine étape", card: "fact", cell: (line) => <Next line={line} today={today} /> },
    { key: "note", header: "Dernière note du tuteur", card: "detail", cell: (line) => <LastNote line={line} /> },
  ];
}

function Next({ line, today }: { line: ContractLine; today: string }) {
  const { words, on } = nextOf(line);
  return on === null ? (
    words
  ) : (
    <>
      {words} <DeadlineTag deadline={{ date: on, kind: "internal" }} today={today} />
    </>
  );
}

function LastNote({ line }: { line: ContractLine }) {
  if (line.last_note_on === null || line.last_presence === null) return <span className="rc-mention">{line.tutor_name === null ? "tuteur à choisir" : `${line.tutor_name}, aucune note`}</span>;
  return (
    <>
      {noteWords({ presence: line.last_presence, obstacle: line.last_obstacle ?? "none", progress: line.last_progress ?? "", line: "" })}
      <span className="rc-mention rc-block">
        {line.tutor_name}, le {textDate(line.last_note_on)}
      </span>
    </>
  );
}
