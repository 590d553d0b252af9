import { Tag } from "@codegouvfr/react-dsfr/Tag";

import { labelOf } from "@/shared/api/labels";
import { PlanState, SchemeCode } from "@/shared/api/reference.gen";
import { sentenceName } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { DeadlineTag } from "@/shared/ui/DeadlineTag";
import { EmptyState } from "@/shared/ui/EmptyState";
import type { Paging } from "@/shared/ui/Pager";
import { PersonName } from "@/shared/ui/PersonName";
import { useRecordList } from "@/shared/ui/recordList";
import type { Column } from "@/shared/ui/table";

import type { PlanLine } from "../api";
import { nextOf } from "../logic/lists";

interface Props {
  lines: PlanLine[];
  today: string;
  busy: boolean;
  filtered: boolean;
  paging: Paging;
}

/** One plan a row, the next deadline first. */
export function PlanTable({ lines, today, busy, filtered, paging }: Props) {
  useRecordList({ label: "Accompagnements", href: `/accompagnements${window.location.search}`, ids: lines.map((line) => line.id) });
  return (
    <DataTable
      caption="Accompagnements, la prochaine échéance d’abord"
      columns={columnsOf(today)}
      rows={lines}
      rowKey={(line) => line.id}
      rowName={sentenceName}
      busy={busy}
      paging={paging}
      empty={
        filtered ? (
          <EmptyState kind="filtered" title="Aucun accompagnement ne correspond à ces filtres." action={<AppLink href="/accompagnements">Voir tous les accompagnements</AppLink>} />
        ) : (
          <EmptyState kind="never" title="Aucun accompagnement en cours.">
            Proposez un PPRE, un tutorat ou un autre dispositif à un élève. La famille dit oui ou non.
          </EmptyState>
        )
      }
    />
  );
}

function columnsOf(today: string): Column<PlanLine>[] {
  return [
    {
      key: "student",
      header: "Élève",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <>
          <AppLink href={`/accompagnements/${line.id}`}>
            <PersonName name={line} />
            <span className="fr-sr-only">, {labelOf(SchemeCode, line.scheme)}</span>
          </AppLink>
          <span className="rc-mention rc-block">{line.class_name ?? line.school_name}</span>
        </>
      ),
    },
    { key: "scheme", header: "Dispositif", card: "fact", cell: (line) => <Tag small>{labelOf(SchemeCode, line.scheme)}</Tag> },
    { key: "state", header: "État", card: "fact", cell: (line) => labelOf(PlanState, line.state) },
    { key: "next", header: "Prochaine étape", card: "fact", cell: (line) => <NextStep line={line} today={today} /> },
    { key: "lead", header: "Responsable", card: "detail", cell: (line) => line.lead_name ?? <span className="rc-mention">à désigner</span> },
  ];
}

export function NextStep({ line, today }: { line: Pick<PlanLine, "state" | "next_review_on" | "ends_on">; today: string }) {
  const { words, deadline } = nextOf(line);
  if (deadline === null) return words;
  return (
    <>
      {words} <DeadlineTag deadline={deadline} today={today} />
    </>
  );
}
