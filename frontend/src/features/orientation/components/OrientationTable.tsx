import { useState } from "react";

import { sentenceName, sinceDay, tableDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { CallForm } from "@/shared/ui/CallForm";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import type { Paging } from "@/shared/ui/Pager";
import { PersonName } from "@/shared/ui/PersonName";
import { useRecordList } from "@/shared/ui/recordList";
import type { Column } from "@/shared/ui/table";

import type { OrientationLine } from "../api";
import { CALL_CHOICES } from "../logic/calls";
import { assignmentWords, callerWords, firstWish } from "../logic/lists";
import { useCall } from "../useCall";

interface Props {
  lines: OrientationLine[];
  today: string;
  caption: string;
  none: string;
  filtered: boolean;
  busy: boolean;
  writes: boolean;
  paging: Paging;
}

/** One pupil a row: first wish, assignment, since when without solution, who calls. */
export function OrientationTable({ lines, today, caption, none, filtered, busy, writes, paging }: Props) {
  const [calling, setCalling] = useState<string | null>(null);
  const call = useCall(() => setCalling(null));
  useRecordList({ label: "Orientation", href: `/orientation${window.location.search}`, ids: lines.map((line) => line.id) });
  return (
    <DataTable
      caption={caption}
      columns={columnsOf({ today, writes, calling, onCall: (id) => setCalling(calling === id ? null : id) })}
      rows={lines}
      rowKey={(line) => line.id}
      rowName={sentenceName}
      busy={busy}
      paging={paging}
      panel={{
        openKey: calling,
        render: (line) => (
          <CallForm
            key={line.id}
            student={line}
            {...CALL_CHOICES}
            error={call.error}
            pending={call.isPending}
            onSave={(note) => call.mutate({ studentId: line.id, person: sentenceName(line), note })}
            onClose={() => setCalling(null)}
          />
        ),
      }}
      empty={<EmptyState kind={filtered ? "filtered" : "done"} title={none} action={<AppLink href="/orientation?etape=tous">Voir tous les élèves</AppLink>} />}
    />
  );
}

interface Asked {
  today: string;
  writes: boolean;
  calling: string | null;
  onCall: (id: string) => void;
}

function columnsOf({ today, writes, calling, onCall }: Asked): Column<OrientationLine>[] {
  return [
    {
      key: "student",
      header: "Élève",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <>
          <AppLink href={`/eleves/${line.id}/orientation`} data-row-link>
            <PersonName name={line} />
          </AppLink>
          <span className="rc-mention rc-block">{line.class_name ?? "sans classe"}</span>
        </>
      ),
    },
    { key: "wish", header: "Vœu\u00a01", card: "detail", cell: firstWish },
    { key: "assignment", header: "Affectation", card: "fact", cell: assignmentWords },
    {
      key: "since",
      header: "Sans solution depuis",
      card: "fact",
      cell: ({ without_solution_since: since }) =>
        since === null ? (
          <span className="rc-mention">sans objet</span>
        ) : (
          <>
            {tableDate(since)}
            <span className="rc-mention rc-block">{sinceDay(since, today)}</span>
          </>
        ),
    },
    {
      key: "caller",
      header: "Appelé par",
      card: "fact",
      cell: (line) => {
        if (line.without_solution_since === null) return <span className="rc-mention">sans objet</span>;
        const { words, called } = callerWords(line);
        return (
          <>
            {called ? words : <strong>{words}</strong>}
            {line.next_call_on !== null && <span className="rc-mention rc-block">rappeler le {tableDate(line.next_call_on)}</span>}
          </>
        );
      },
    },
    {
      key: "call",
      header: "Faire",
      card: "action",
      cell: (line) =>
        writes && line.without_solution_since !== null ? (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-expanded={calling === line.id} onClick={() => onCall(line.id)}>
            Noter un appel<span className="fr-sr-only">, {sentenceName(line)}</span>
          </button>
        ) : null,
    },
  ];
}
