import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState, type ReactNode } from "react";

import { counted, halfDays, sentenceName, tableDate, today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { MenuButton } from "@/shared/ui/MenuButton";
import type { Paging } from "@/shared/ui/Pager";
import { PersonName } from "@/shared/ui/PersonName";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { PupilWhy } from "@/shared/ui/PupilWhy";
import { focusRow } from "@/shared/ui/rowFocus";
import { useShortcuts } from "@/shared/ui/shortcuts";
import type { Column } from "@/shared/ui/table";
import { WhyButton } from "@/shared/ui/WhyCount";

import { openCase, type AlertLine } from "../api";
import { ageWords, doneWords } from "../logic/alerts";
import { openCases, toOpen } from "../logic/openCases";
import { AskReasonPanel } from "./AskReasonPanel";
import { OpenedCases } from "./OpenedCases";
import { SetAsidePanel } from "./SetAsidePanel";

interface Props {
  caption: string;
  month: string;
  rows: AlertLine[];
  /** May read the cases. */
  reads: boolean;
  /** May open a case and put an alert aside. */
  acts: boolean;
  paging: Paging;
  empty: ReactNode;
  busy: boolean;
}

interface Open {
  student: string;
  kind: "why" | "aside" | "ask";
}

/** Who crossed, when, how many, what was done, and the next gesture. */
export function AlertList({ caption, month, rows, reads, acts, paging, empty, busy }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const refreshed = () => Promise.all([client.invalidateQueries({ queryKey: ["attendance-cases"] }), client.invalidateQueries({ queryKey: ["alerts"] })]);
  const chosen = toOpen(rows, keys);
  const several = useMutation({
    mutationFn: (lines: AlertLine[]) => openCases(lines),
    onSuccess: async () => {
      setKeys(new Set());
      await refreshed();
    },
  });
  const opening = useMutation({
    mutationFn: openCase,
    onSuccess: async (opened) => {
      await refreshed();
      await navigate({ href: `/dossiers/${opened.id}` });
    },
  });
  const isOpen = (row: AlertLine, kind: Open["kind"]): boolean => open?.student === row.id && open.kind === kind;
  const toggle = (panel: Open): void => setOpen(open?.student === panel.student && open.kind === panel.kind ? null : panel);
  const press = (selector: string): void => focusRow(box.current, 0)?.querySelector<HTMLElement>(selector)?.click();
  useShortcuts([
    { keys: "p", label: "Pourquoi ce nombre", run: () => press(".rc-why__button") },
    { keys: "o", label: "Ouvrir un dossier", run: () => press("[data-open-case]") },
  ]);

  const columns: Column<AlertLine>[] = [
    { key: "student", header: "Élève", isRowHeader: true, cell: (row) => <Who row={row} /> },
    { key: "crossed", header: "Franchi le", cell: (row) => (row.crossed_on === null ? <span className="rc-mention">non renseigné</span> : tableDate(row.crossed_on)) },
    {
      key: "count",
      header: "Mois / 30 jours",
      align: "right",
      cell: (row) => (
        <>
          {row.awaiting > 0 && <span className="rc-mention">dont {row.awaiting.toLocaleString("fr-FR")} à apprécier · </span>}
          {row.missing_rolls > 0 && <span className="rc-mention">appels manquants&nbsp;: {row.missing_rolls} · </span>}
          {`${row.month_count.toLocaleString("fr-FR")} / ${row.rolling_count.toLocaleString("fr-FR")}`}{" "}
          <WhyButton
            count={halfDays(row.month_count)}
            subject={sentenceName(row)}
            expanded={isOpen(row, "why")}
            onToggle={() => toggle({ student: row.id, kind: "why" })}
          />
        </>
      ),
    },
    { key: "done", header: "Fait depuis", cell: (row) => doneWords(row, today()) },
    {
      key: "action",
      header: "Faire",
      card: "action",
      cell: (row) => {
        const ask = { label: "Demander le motif", onSelect: () => setOpen({ student: row.id, kind: "ask" }) };
        if (row.treatment !== "without_case" && row.case_id !== null) {
          return (
            <div className="rc-actions">
              <AppLink className="fr-btn fr-btn--sm fr-btn--tertiary" href={`/dossiers/${row.case_id}`}>
                Voir le dossier<span className="fr-sr-only"> de {sentenceName(row)}</span>
              </AppLink>
              {acts && <MenuButton label="Autre" about={`pour ${sentenceName(row)}`} items={[ask]} />}
            </div>
          );
        }
        if (!acts) return null;
        const aside = { label: "Mettre de côté", onSelect: () => setOpen({ student: row.id, kind: "aside" }) };
        return (
          <div className="rc-actions">
            <button type="button" data-open-case className="fr-btn fr-btn--sm fr-btn--secondary" disabled={opening.isPending} onClick={() => opening.mutate(row.id)}>
              Ouvrir un dossier<span className="fr-sr-only"> pour {sentenceName(row)}</span>
            </button>
            <MenuButton label="Autre" about={`pour ${sentenceName(row)}`} items={row.alert_id === null ? [ask] : [ask, aside]} />
          </div>
        );
      },
    },
  ];

  return (
    <div ref={box}>
      {opening.isError && <ProblemAlert error={opening.error} />}
      {several.isError && <ProblemAlert error={several.error} />}
      {several.data !== undefined && <OpenedCases outcomes={several.data} />}
      <DataTable
        caption={caption}
        columns={reads ? columns : columns.filter((column) => column.key !== "action")}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={sentenceName}
        paging={paging}
        {...(acts && {
          selection: {
            keys,
            onChange: setKeys,
            actions: (
              <button type="button" className="fr-btn fr-btn--sm" disabled={several.isPending || chosen.length === 0} onClick={() => several.mutate(chosen)}>
                {several.isPending ? "Envoi…" : chosen.length === 0 ? "Dossiers déjà ouverts" : `Préparer ${counted(chosen.length, "dossier")}`}
              </button>
            ),
          },
        })}
        panel={{
          openKey: open?.student ?? null,
          render: (row) => {
            const about = { studentId: row.id, month, subject: sentenceName(row) };
            if (open?.kind === "aside") return <SetAsidePanel row={row} onClose={() => setOpen(null)} />;
            return open?.kind === "ask" ? <AskReasonPanel {...about} onClose={() => setOpen(null)} /> : <PupilWhy {...about} />;
          },
        }}
        empty={empty}
        busy={busy}
      />
    </div>
  );
}

function Who({ row }: { row: AlertLine }) {
  const age = ageWords(row.age);
  return (
    <>
      <AppLink href={`/eleves/${row.id}`}>
        <PersonName name={row} />
      </AppLink>
      {row.class_name !== null && <span className="rc-mention"> · {row.class_name}</span>}
      {age !== null && <span className="rc-mention rc-block fr-text--xs">{age}</span>}
      {row.set_aside_until !== null && <span className="rc-mention rc-block fr-text--xs">mis de côté jusqu’au {tableDate(row.set_aside_until)}</span>}
    </>
  );
}
