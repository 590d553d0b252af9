import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { DsdenState, Party, SchoolState } from "@/shared/api/reference.gen";
import { halfDays, monthName, relativeDay, sentenceName, sinceDay, weekdayDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { DeadlineTag } from "@/shared/ui/DeadlineTag";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PersonName } from "@/shared/ui/PersonName";
import { PupilWhy } from "@/shared/ui/PupilWhy";
import { useRecordList } from "@/shared/ui/recordList";
import type { Column } from "@/shared/ui/table";
import { WhyButton } from "@/shared/ui/WhyCount";

import type { CaseLine } from "../api";

interface Props {
  lines: CaseLine[];
  today: string;
  busy: boolean;
  filtered: boolean;
  nextHref: string | null;
  firstHref: string | null;
  hrefFor: (id: string) => string;
}

/** One case a row; its count of the month opens its why under the row. */
export function CaseTable({ lines, today, busy, filtered, nextHref, firstHref, hrefFor }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const month = today.slice(0, 7);
  useRecordList({ label: "Dossiers", href: `/dossiers${window.location.search}`, ids: lines.map((line) => line.id) });
  return (
    <DataTable
      caption="Dossiers d’absence, celui qui attend depuis le plus longtemps d’abord"
      columns={columnsOf({ today, open, toggle: (id) => setOpen(id === open ? null : id), hrefFor })}
      rows={lines}
      rowKey={(line) => line.id}
      rowName={sentenceName}
      busy={busy}
      panel={{ openKey: open, render: (line) => <PupilWhy studentId={line.student_id} month={month} subject={sentenceName(line)} /> }}
      paging={{ page: firstHref === null ? 1 : 2, previousHref: firstHref, nextHref }}
      empty={
        filtered ? (
          <EmptyState kind="filtered" title="Aucun dossier ne correspond à ces filtres." action={<AppLink href="/dossiers">Voir tous les dossiers</AppLink>} />
        ) : (
          <EmptyState kind="done" title="Aucun dossier en cours.">
            Un dossier s’ouvre depuis la page d’un élève ou la liste des seuils atteints, par une décision, jamais tout seul.
          </EmptyState>
        )
      }
    />
  );
}

interface Shown {
  today: string;
  open: string | null;
  toggle: (id: string) => void;
  hrefFor: (id: string) => string;
}

function columnsOf({ today, open, toggle, hrefFor }: Shown): Column<CaseLine>[] {
  return [
    {
      key: "student",
      header: "Élève",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <>
          <AppLink href={hrefFor(line.id)}>
            <PersonName name={line} />
          </AppLink>
          <span className="rc-mention rc-block">{line.class_name ?? line.school_name}</span>
        </>
      ),
    },
    { key: "step", header: "Étape", card: "fact", cell: (line) => <StateWords line={line} /> },
    {
      key: "waiting",
      header: "On attend",
      card: "fact",
      cell: (line) =>
        line.waiting_for === "nobody" ? "personne" : `${labelOf(Party, line.waiting_for)}, ${sinceDay(line.waiting_since, today)}`,
    },
    { key: "deadline", header: "Prochaine échéance", card: "detail", cell: (line) => <Deadline line={line} today={today} /> },
    { key: "last", header: "Dernier mouvement", card: "detail", cell: (line) => relativeDay(line.last_act_on, today) },
    {
      key: "count",
      header: `En ${monthName(today).split(" ")[0] ?? ""}`,
      align: "right",
      card: "fact",
      cell: (line) => (
        <>
          {line.month_count.toLocaleString("fr-FR")}{" "}
          <WhyButton count={halfDays(line.month_count)} subject={sentenceName(line)} expanded={open === line.id} onToggle={() => toggle(line.id)} />
        </>
      ),
    },
  ];
}

function StateWords({ line }: { line: CaseLine }) {
  return (
    <>
      {labelOf(SchoolState, line.school_state)}
      {line.dsden_state !== "none" && <span className="rc-mention rc-block">{labelOf(DsdenState, line.dsden_state)}</span>}
    </>
  );
}

/** The day of an appointment is nobody's deadline; the review of a decision is an aim of the school. */
function Deadline({ line: { deadline_on, deadline_kind }, today }: { line: CaseLine; today: string }) {
  if (deadline_on === null) return <span className="rc-mention">aucune</span>;
  if (deadline_kind === "appointment") return `Rendez-vous ${weekdayDate(deadline_on)}`;
  return <DeadlineTag deadline={{ date: deadline_on, kind: "internal" }} today={today} />;
}
