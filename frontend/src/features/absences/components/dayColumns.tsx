import { labelOf } from "@/shared/api/labels";
import { HalfDayState as Labels, SchoolState } from "@/shared/api/reference.gen";
import { capitalised, halfDayLabel, halfDays, sentenceName, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { LETTERS, type HalfDayState } from "@/shared/ui/calendar";
import { PersonName } from "@/shared/ui/PersonName";
import type { Column } from "@/shared/ui/table";
import { WhyButton } from "@/shared/ui/WhyCount";

import type { DayAbsence } from "../api";
import { familyWords } from "../logic/day";

export type PanelKind = "why" | "contact" | "reason";
export interface OpenPanel {
  student: string;
  kind: PanelKind;
}

interface Options {
  open: OpenPanel | null;
  toggle: (panel: OpenPanel) => void;
  /** « nov. ». */
  month: string;
  calls: boolean;
  writes: boolean;
  /** Reads the cases of absence. */
  cases: boolean;
}

const MARKS: Readonly<Record<string, HalfDayState>> = { unjustified: "unexcused", justified: "excused", pending: "to_judge" };

/** Pupil, half-days, reason, family, the month's count, and the gesture of the row. */
export function dayColumns({ open, toggle, month, calls, writes, cases }: Options): Column<DayAbsence>[] {
  const isOpen = (row: DayAbsence, kind: PanelKind): boolean => open?.student === row.student_id && open.kind === kind;
  return [
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
    { key: "halves", header: "Jour", cell: (row) => <Halves row={row} /> },
    {
      key: "reason",
      header: "Motif",
      cell: (row) => (
        <>
          {typeset(row.reason)}
          {row.reason_state === "pending" && <span className="rc-mention"> (à apprécier)</span>}
        </>
      ),
    },
    {
      key: "family",
      header: "Famille",
      cell: (row) => (row.standing === "to_tell" ? <strong>{familyWords(row)}</strong> : <span className="rc-mention rc-nowrap">{familyWords(row)}</span>),
    },
    {
      key: "count",
      header: capitalised(month),
      align: "right",
      cell: (row) => (
        <>
          {row.threshold_reached !== null && <span className="rc-mention">seuil de {row.threshold_reached} atteint · </span>}
          {row.month_count.toLocaleString("fr-FR")}{" "}
          <WhyButton
            count={halfDays(row.month_count)}
            subject={sentenceName(row)}
            expanded={isOpen(row, "why")}
            onToggle={() => toggle({ student: row.student_id, kind: "why" })}
          />
        </>
      ),
    },
    ...(cases
      ? [
          {
            key: "case",
            header: "Dossier",
            card: "fact" as const,
            cell: (row: DayAbsence) => <CaseOf row={row} />,
          },
        ]
      : []),
    {
      key: "action",
      header: "Faire",
      card: "action",
      cell: (row) => <RowAction row={row} calls={calls} writes={writes} isOpen={isOpen} toggle={toggle} />,
    },
  ];
}

interface ActionProps {
  row: DayAbsence;
  calls: boolean;
  writes: boolean;
  isOpen: (row: DayAbsence, kind: PanelKind) => boolean;
  toggle: (panel: OpenPanel) => void;
}

/** The next gesture: a call while the family does not know, then the reason. */
function RowAction({ row, calls, writes, isOpen, toggle }: ActionProps) {
  const kind: PanelKind = row.standing === "to_tell" ? "contact" : "reason";
  if (!(kind === "contact" ? calls : writes) || row.standing === "known") return null;
  const label = kind === "contact" ? "Noter un appel" : row.reason_state === "pending" ? "Apprécier le motif" : "Motif";
  return (
    <button
      type="button"
      data-gesture={kind}
      className={`fr-btn fr-btn--sm ${row.standing === "to_tell" ? "fr-btn--secondary" : "fr-btn--tertiary"}`}
      aria-expanded={isOpen(row, kind)}
      onClick={() => toggle({ student: row.student_id, kind })}
    >
      {label}
      <span className="fr-sr-only">, {sentenceName(row)}</span>
    </button>
  );
}

/** The case under way, by where it stands at school. */
function CaseOf({ row: { case_id, case_school_state, ...name } }: { row: DayAbsence }) {
  if (case_id === null) return <span className="rc-mention">aucun</span>;
  return (
    <AppLink href={`/dossiers/${case_id}`} className="rc-nowrap">
      en cours<span className="fr-sr-only">, dossier de {sentenceName(name)}&nbsp;: {typeset(labelOf(SchoolState, case_school_state ?? "open"))}</span>
    </AppLink>
  );
}

function Halves({ row }: { row: DayAbsence }) {
  return row.halves.map(({ half, state }) => {
    const mark = MARKS[state] ?? "unexcused";
    return (
      <span key={half} className="rc-half">
        {half === "am" ? "M" : "AM"}
        <span className={`rc-mark rc-mark--${mark}`} aria-hidden="true">
          {LETTERS[mark]}
        </span>
        <span className="fr-sr-only">
          {halfDayLabel(half)}&nbsp;: {Labels[state]}
        </span>
      </span>
    );
  });
}
