import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type ReactNode } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { takeContactBack } from "@/shared/api/takingBack";
import { counted, monthName, sentenceName, weekdayDate } from "@/shared/format";
import type { ContactNote } from "@/shared/ui/contact";
import { DataTable } from "@/shared/ui/DataTable";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { PupilWhy } from "@/shared/ui/PupilWhy";
import { FamilyPanel } from "@/shared/ui/FamilyPanel";
import { focusRow } from "@/shared/ui/rowFocus";
import { useRecordList } from "@/shared/ui/recordList";
import { useShortcuts } from "@/shared/ui/shortcuts";
import { announceGesture } from "@/shared/ui/undo";

import { dayQuery, recordContact, type ContactIn, type DayAbsence, type DayAbsences, type DayFilter } from "../api";
import { nextToTell, shownRows, tells, withContact, type Order, type Standing } from "../logic/day";
import { dayColumns, type OpenPanel } from "./dayColumns";
import { NoticesPanel } from "./NoticesPanel";
import { ReasonPanel } from "./ReasonPanel";

interface Props {
  filter: DayFilter;
  data: DayAbsences;
  standing: Standing | null;
  order: Order;
  /** The pupil whose family is called first, when one comes from the list of work. */
  first: string | undefined;
  school: string;
  may: (permission: string) => boolean;
  /** Rolls that are missing from this list, in words. */
  missing: ReactNode;
  empty: ReactNode;
  busy: boolean;
}

type Noted = ContactIn & { key: string };

/** The list, with what a row opens in place: why, the family, the reason. */
export function DayList({ filter, data, standing, order, first, school, may, missing, empty, busy }: Props) {
  const client = useQueryClient();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenPanel | null>(first === undefined ? null : { student: first, kind: "contact" });
  const [sending, setSending] = useState<DayAbsence[] | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = shownRows(data.items, standing, order);
  useRecordList({ label: `Absences du ${weekdayDate(filter.day)}`, href: `/absences${window.location.search}`, ids: rows.map((row) => row.student_id) });
  const toTell = rows.filter((row) => row.standing === "to_tell");
  const calls = may("contacts:write");
  const queryKey = dayQuery(filter).queryKey;

  const refreshed = (student: string) =>
    Promise.all([client.invalidateQueries({ queryKey: ["contacts", student] }), client.invalidateQueries({ queryKey: ["absences"] }), client.invalidateQueries({ queryKey: ["alerts"] })]);
  const noting = useMutation({
    mutationFn: ({ key, ...body }: Noted) => recordContact(body, key),
    onMutate: ({ student_id, channel, result }: Noted) => {
      const before = client.getQueryData(queryKey);
      const contact = { at: new Date().toISOString(), channel, result };
      client.setQueryData(queryKey, (day) => day && withContact(day, student_id, contact, tells(result)));
      return { before };
    },
    onError: (_error, _noted, context) => client.setQueryData(queryKey, context?.before),
    onSuccess: ({ id }, { student_id }) => {
      const row = data.items.find((each) => each.student_id === student_id);
      announceGesture({
        message: `Contact noté pour ${row === undefined ? "l’élève" : sentenceName(row)}.`,
        undo: async () => {
          await takeContactBack(id);
          await refreshed(student_id);
        },
      });
      void refreshed(student_id);
    },
  });

  function close(): void {
    const opener = open;
    setOpen(null);
    if (opener === null) return;
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-row="${opener.student}"] ${opener.kind === "why" ? ".rc-why__button" : "[data-gesture]"}`)?.focus());
  }

  function save(row: DayAbsence, note: ContactNote, next: boolean): void {
    const following = next ? nextToTell(rows, row.student_id) : null;
    noting.mutate({
      student_id: row.student_id,
      about_day: filter.day,
      channel: note.channel as ContactIn["channel"],
      result: note.result as ContactIn["result"],
      purpose: "absence_notice",
      guardian_id: note.guardian_id === "" ? null : note.guardian_id,
      note: note.note,
      reason: note.reason as ContactIn["reason"],
      key: newIdempotencyKey(),
    });
    if (following === null) close();
    else setOpen({ student: following, kind: "contact" });
  }

  const toggle = (panel: OpenPanel): void => setOpen(open?.student === panel.student && open.kind === panel.kind ? null : panel);
  const press = (kind: "contact" | "reason"): void => focusRow(box.current, 0)?.querySelector<HTMLElement>(`[data-gesture="${kind}"]`)?.click();
  useShortcuts([
    { keys: "c", label: "Noter un contact", run: () => press("contact") },
    { keys: "m", label: "Motif de l’absence", run: () => press("reason") },
  ]);

  function panelOf(row: DayAbsence) {
    if (open?.kind === "why") return <PupilWhy studentId={row.student_id} month={filter.day.slice(0, 7)} subject={sentenceName(row)} />;
    if (open?.kind === "reason") return <ReasonPanel row={row} judges={may("reasons:judge")} onDone={close} onClose={close} />;
    return <FamilyPanel student={{ id: row.student_id, first_name: row.first_name, family_name: row.family_name }} script={scriptFor(row, school)} onClose={close} onSave={(note, next) => save(row, note, next)} />;
  }

  const chosen = toTell.filter((row) => selected.has(row.student_id));
  return (
    <div ref={box}>
      {noting.isError && <ProblemAlert error={noting.error} onRetry={() => noting.mutate(noting.variables)} />}
      {sending !== null && <NoticesPanel day={filter.day} rows={sending} onClose={() => setSending(null)} />}
      {sending === null && (
        <div className="rc-day-head rc-no-print">
          {missing}
          {calls && toTell.length > 0 && (
            <button type="button" className="fr-btn fr-btn--sm" onClick={() => setSending(chosen.length > 0 ? chosen : toTell)}>
              Envoyer l’avis à {counted(chosen.length > 0 ? chosen.length : toTell.length, "famille")}
            </button>
          )}
        </div>
      )}
      <DataTable
        caption={`Absences du jour, ${rows.length} élèves`}
        columns={dayColumns({ open, toggle, month: `En ${monthName(filter.day).split(" ")[0] ?? ""}`, calls, writes: may("absences:write"), cases: may("attendance_cases:read") })}
        rows={rows}
        rowKey={(row) => row.student_id}
        rowName={sentenceName}
        panel={{ openKey: open?.student ?? null, render: panelOf }}
        {...(calls && standing === "to_tell" && { selection: { keys: selected, onChange: setSelected, actions: null } })}
        empty={empty}
        busy={busy}
      />
    </div>
  );
}

/** « Lire au téléphone »: neither reason nor reproach. */
function scriptFor(row: DayAbsence, school: string): string {
  const when = row.halves.some((each) => each.half === "am") ? "ce matin" : "cet après-midi";
  return `«\u00a0Bonjour, ici la vie scolaire, ${school}. ${row.first_name} n’était pas à l’appel ${when}. Pouvez-vous me dire pourquoi\u00a0?\u00a0»`;
}
