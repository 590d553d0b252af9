import { useRef, useState, type ReactNode } from "react";

import { labelOf } from "@/shared/api/labels";
import { DeadlineCode } from "@/shared/api/reference.gen";
import { counted, monthName, sentenceName, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import type { Paging } from "@/shared/ui/Pager";
import { PersonName } from "@/shared/ui/PersonName";
import { useRecordList } from "@/shared/ui/recordList";
import { focusRow } from "@/shared/ui/rowFocus";
import { useShortcuts } from "@/shared/ui/shortcuts";
import type { Column, Selection } from "@/shared/ui/table";

import type { FollowUpLine } from "../api";
import { contactWords, nameOf, schoolingWords } from "../logic/list";
import { useAttempt, useReferent } from "../useActs";
import { CallPanel } from "./CallPanel";
import { ListedDeadline } from "./ListedDeadline";

interface Props {
  lines: FollowUpLine[];
  today: string;
  me: string | undefined;
  busy: boolean;
  paging: Paging;
  /** Opens « Répartir » with the chosen; absent for who does not share out. */
  onShare?: (ids: string[]) => void;
  empty: ReactNode;
  /** « Par mois »: lines come by month of arrival, each month under its name. */
  months?: boolean;
}

/** Who to call now: a row, its waiting in words, and the gesture in place. */
export function WorkTable({ lines, today, me, busy, paging, onShare, empty, months = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const takes = useReferent();
  const attempt = useAttempt((next) => {
    const index = lines.findIndex(({ id }) => id === open);
    const after = next ? lines.slice(index + 1).find(({ followup_status }) => followup_status !== "closed") : undefined;
    setOpen(after?.id ?? null);
  });
  useRecordList({ label: "Liste de travail", href: `/suivis${window.location.search}`, ids: lines.map(({ id }) => id) });
  const press = (selector: string): void => focusRow(box.current, 0)?.querySelector<HTMLElement>(selector)?.click();
  useShortcuts([
    { keys: "c", label: "Noter un essai", run: () => press("[data-call]") },
    { keys: "r", label: onShare === undefined ? "M’attribuer" : "M’attribuer, ou répartir la sélection", run: () => (chosen.size > 0 && onShare !== undefined ? onShare([...chosen]) : press("[data-take]")) },
  ]);
  const toggle = (id: string): void => {
    attempt.reset();
    setOpen(open === id ? null : id);
  };
  const selection: Selection | undefined =
    onShare === undefined
      ? undefined
      : {
          keys: chosen,
          onChange: setChosen,
          actions: (
            <button type="button" className="fr-btn fr-btn--sm" onClick={() => onShare([...chosen])}>
              Répartir
            </button>
          ),
        };

  return (
    <div ref={box} className="rc-work-list">
      <DataTable
        caption={months ? "Jeunes suivis, par mois d’arrivée, l’échéance la plus proche d’abord" : "Jeunes suivis, l’échéance la plus proche d’abord, puis le silence le plus long"}
        columns={columnsOf({ today, open, toggle, take: (line) => me !== undefined && takes.mutate({ one: line, person: nameOf(line), account: me }) })}
        rows={lines}
        rowKey={({ id }) => id}
        rowName={(line) => sentenceName(nameOf(line))}
        busy={busy}
        {...(months && { groupOf: ({ month }: FollowUpLine) => `Arrivés en ${monthName(month)}` })}
        selection={selection}
        paging={paging}
        empty={empty}
        panel={{
          openKey: open,
          render: (line) => (
            <CallPanel
              key={line.id}
              person={nameOf(line)}
              phone={line.phone}
              error={attempt.error}
              pending={attempt.isPending}
              hasNext={lines.at(-1)?.id !== line.id}
              onSave={(body, next) => attempt.mutate({ id: line.id, person: nameOf(line), body, next })}
              onClose={() => toggle(line.id)}
            />
          ),
        }}
      />
    </div>
  );
}

interface Shown {
  today: string;
  open: string | null;
  toggle: (id: string) => void;
  take: (line: FollowUpLine) => void;
}

function columnsOf({ today, open, toggle, take }: Shown): Column<FollowUpLine>[] {
  return [
    { key: "young", header: "Jeune", isRowHeader: true, card: "title", cell: (line) => <Young line={line} /> },
    { key: "city", header: "Commune", card: "detail", cell: ({ city }) => city ?? <span className="rc-mention">non renseignée</span> },
    { key: "contact", header: "Contact", card: "fact", cell: contactWords },
    { key: "waiting", header: "Qui attend qui", card: "fact", cell: ({ waiting }) => typeset(waiting) },
    { key: "deadline", header: "Échéance", card: "fact", cell: (line) => <Deadline line={line} today={today} /> },
    { key: "referent", header: "Référent", card: "detail", cell: (line) => <Referent line={line} take={take} /> },
    {
      key: "gesture",
      header: "",
      card: "action",
      cell: (line) =>
        line.followup_status === "closed" || line.followup_status === "transferred" ? null : (
          <button type="button" data-call className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open === line.id} onClick={() => toggle(line.id)}>
            Noter un essai<span className="fr-sr-only"> pour {sentenceName(nameOf(line))}</span>
          </button>
        ),
    },
  ];
}

function Young({ line }: { line: FollowUpLine }) {
  return (
    <>
      <AppLink href={`/suivis/${line.id}`}>
        <PersonName name={nameOf(line)} />
      </AppLink>
      <span className="rc-age">
        , {counted(line.age, "an")}
      </span>
      <span className="rc-mention rc-block">{schoolingWords(line.last_formation, line.left_on)}</span>
    </>
  );
}

/** The nearest date; a date of law behind a nearer one of ours is said too. */
function Deadline({ line: { deadline, legal_deadline }, today }: { line: FollowUpLine; today: string }) {
  if (deadline === null) return <span className="rc-mention">aucune</span>;
  return (
    <>
      <ListedDeadline deadline={deadline} today={today} />
      <span className="rc-mention rc-block">
        {labelOf(DeadlineCode, deadline.code)}
        {!deadline.is_legal && ", interne"}
      </span>
      {legal_deadline !== null && (
        <span className="rc-block">
          <ListedDeadline deadline={legal_deadline} today={today} />
          <span className="rc-mention rc-block">{labelOf(DeadlineCode, legal_deadline.code)}</span>
        </span>
      )}
    </>
  );
}

function Referent({ line, take }: { line: FollowUpLine; take: (line: FollowUpLine) => void }) {
  const { referent } = line;
  if (referent.account_id === null) {
    return (
      <button type="button" data-take className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => take(line)}>
        M’attribuer<span className="fr-sr-only"> {sentenceName(nameOf(line))}</span>
      </button>
    );
  }
  return (
    <>
      {referent.name}
      {referent.away_until !== null && <span className="rc-mention rc-block">absent&nbsp;: la plateforme répond</span>}
    </>
  );
}
