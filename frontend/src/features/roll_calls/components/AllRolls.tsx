import { useMutation, useQueryClient } from "@tanstack/react-query";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { isWaiting } from "@/shared/api/rolls";
import { clockTime, counted } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { Counters } from "@/shared/ui/Counters";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import type { Column } from "@/shared/ui/table";
import { announceGesture } from "@/shared/ui/undo";

import { remind } from "../api";
import type { RollStatusLine } from "../logic/lessons";
import { stateOf } from "./MyRolls";

interface Props {
  day: string;
  lines: RollStatusLine[];
  closed: string | null;
  /** Only those nobody has taken. */
  waitingOnly: boolean;
}

interface Row {
  class_id: string;
  class_name: string;
  am: RollStatusLine | null;
  pm: RollStatusLine | null;
}

/** For vie scolaire: every class, morning and afternoon; who has not called, and how to ask. */
export function AllRolls({ day, lines, closed, waitingOnly }: Props) {
  const client = useQueryClient();
  const now = new Date();
  const waiting = lines.filter((line) => isWaiting(line, now));
  const reminding = useMutation({
    mutationFn: (asked: RollStatusLine[]) => remind(day, asked.map(({ class_id, half }) => ({ class_id, half })), newIdempotencyKey()),
    onSuccess: ({ rolls, messages }) => {
      announceGesture({ message: `${counted(rolls, "appel relancé", "appels relancés")}, ${counted(messages, "message envoyé", "messages envoyés")}.` });
      return client.invalidateQueries({ queryKey: ["roll-calls"] });
    },
  });
  if (lines.length === 0) return <EmptyState kind="closed" title={closed === null ? "Aucun appel ce jour-là." : `Établissement fermé\u00a0: ${closed}.`} />;

  const rows = byClass(lines).filter((row) => !waitingOnly || [row.am, row.pm].some((line) => line !== null && isWaiting(line, now)));
  const taken = lines.filter((line) => line.status === "taken").length;
  const half = (key: "am" | "pm", header: string): Column<Row> => ({
    key,
    header,
    cell: (row) => <Half line={row[key]} waiting={row[key] !== null && isWaiting(row[key], now)} />,
  });
  const columns: Column<Row>[] = [
    { key: "class", header: "Classe", isRowHeader: true, cell: (row) => <ClassLink row={row} now={now} /> },
    half("am", "Matin"),
    half("pm", "Après-midi"),
    {
      key: "action",
      header: "Relance",
      card: "action",
      cell: (row) => {
        const late = [row.am, row.pm].filter((line): line is RollStatusLine => line !== null && isWaiting(line, now));
        if (late.length === 0) return null;
        return (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" disabled={reminding.isPending} onClick={() => reminding.mutate(late)}>
            Relancer<span className="fr-sr-only"> l’appel de la {row.class_name}</span>
          </button>
        );
      },
    },
  ];

  return (
    <>
      {reminding.isError && <ProblemAlert error={reminding.error} />}
      <div className="rc-roll-head rc-no-print">
        <Counters
          counters={[
            { label: lines.length > 1 ? "appels" : "appel", count: lines.length, href: `/appels?jour=${day}`, current: !waitingOnly },
            { label: "non faits", count: waiting.length, href: `/appels?jour=${day}&etat=non-faits`, current: waitingOnly },
          ]}
        />
        <span className="rc-mention">{counted(taken, "fait")}</span>
        {waiting.length > 0 && (
          <button type="button" className="fr-btn fr-btn--sm" disabled={reminding.isPending} onClick={() => reminding.mutate(waiting)}>
            {reminding.isPending ? "Envoi…" : `Relancer ${counted(waiting.length, "appel non fait", "appels non faits")}`}
          </button>
        )}
      </div>
      <DataTable
        caption="Appels de la journée, par classe et demi-journée"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.class_id}
        rowName={(row) => row.class_name}
        empty={<EmptyState kind="done" title="Tous les appels commencés sont faits." />}
      />
    </>
  );
}

/** To the roll that waits, or the last of the day. */
function ClassLink({ row, now }: { row: Row; now: Date }) {
  const lines = [row.am, row.pm].filter((line) => line !== null);
  const line = lines.find((each) => isWaiting(each, now)) ?? lines.findLast((each) => each.status === "taken") ?? lines[0];
  if (line === undefined) return row.class_name;
  return <AppLink href={`/appels/${line.class_id}/${line.day}/${line.period}`}>{row.class_name}</AppLink>;
}

function Half({ line, waiting }: { line: RollStatusLine | null; waiting: boolean }) {
  if (line === null) return <span className="rc-mention">fermé</span>;
  if (!waiting) return <span className={line.taken_at === null ? "rc-mention" : undefined}>{line.taken_at === null ? "à venir" : stateOf(line)}</span>;
  return (
    <>
      <strong>non fait</strong>
      {line.reminded_at !== null && <span className="rc-mention">, relancé à {clockTime(line.reminded_at)}</span>}
    </>
  );
}

function byClass(lines: readonly RollStatusLine[]): Row[] {
  const rows = new Map<string, Row>();
  for (const line of lines) {
    const row = rows.get(line.class_id) ?? { class_id: line.class_id, class_name: line.class_name, am: null, pm: null };
    rows.set(line.class_id, { ...row, [line.half]: line });
  }
  return [...rows.values()];
}
