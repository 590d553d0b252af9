import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { DsdenState, ReturnReason, Trigger } from "@/shared/api/reference.gen";
import { counted, halfDays, period, sentenceName, sinceDay, tableDate, today as presentDay } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PersonName } from "@/shared/ui/PersonName";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { useRecordList } from "@/shared/ui/recordList";
import { focusRow } from "@/shared/ui/rowFocus";
import { useShortcuts } from "@/shared/ui/shortcuts";
import { announceGesture } from "@/shared/ui/undo";
import { WhyButton } from "@/shared/ui/WhyCount";
import type { Column } from "@/shared/ui/table";

import type { Referral } from "../api";
import { prepareEach, type Outcome } from "../logic/prepare";
import { awaitsReceipt } from "../logic/lists";
import { takeStep } from "../api";
import { ReferralPanel } from "./ReferralPanel";

interface Props {
  lines: Referral[];
  busy: boolean;
  filtered: boolean;
  firstHref: string | null;
  nextHref: string | null;
}

/** The inbox: acknowledged on the row, warnings prepared together, each with its own result. */
export function ReferralTable({ lines, busy, filtered, firstHref, nextHref }: Props) {
  const queryClient = useQueryClient();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const refreshed = () => queryClient.invalidateQueries({ queryKey: ["referrals"] });
  const acknowledge = useMutation({
    mutationFn: (line: Referral) => takeStep(line, { name: "acknowledge" }),
    onSuccess: (_, line) => announceGesture({ message: `Réception accusée pour ${sentenceName(line)}.` }),
    onSettled: refreshed,
  });
  const prepare = useMutation({
    mutationFn: () => prepareEach(lines.filter((line) => keys.has(line.id))),
    onSuccess: () => setKeys(new Set()),
    onSettled: refreshed,
  });
  useRecordList({ label: "Saisines", href: `/saisines${window.location.search}`, ids: lines.map((line) => line.id) });
  const press = (selector: string): void => focusRow(box.current, 0)?.querySelector<HTMLElement>(selector)?.click();
  useShortcuts([
    { keys: "a", label: "Accuser réception", run: () => press("[data-acknowledge]") },
    { keys: "v", label: "Voir les faits de la saisine", run: () => press(".rc-why__button") },
  ]);
  return (
    <div ref={box}>
      {acknowledge.isError && <ProblemAlert error={acknowledge.error} />}
      {prepare.data !== undefined && <Prepared outcomes={prepare.data} />}
      <DataTable
        caption="Saisines reçues, la plus ancienne d’abord"
        columns={columnsOf({ today: presentDay(), open, toggle: (id) => setOpen(id === open ? null : id), acknowledge: (line) => acknowledge.mutate(line) })}
        rows={lines}
        rowKey={(line) => line.id}
        rowName={sentenceName}
        busy={busy}
        selection={{
          keys,
          onChange: setKeys,
          actions: (
            <button type="button" className="fr-btn" aria-disabled={prepare.isPending} onClick={() => prepare.mutate()}>
              {prepare.isPending ? "Envoi…" : `Préparer ${counted(keys.size, "avertissement")}`}
            </button>
          ),
        }}
        panel={{ openKey: open, render: (line) => <ReferralPanel line={line} /> }}
        paging={{ page: firstHref === null ? 1 : 2, previousHref: firstHref, nextHref }}
        empty={
          filtered ? (
            <EmptyState kind="filtered" title="Aucune saisine ne correspond à ces filtres." action={<AppLink href="/saisines">Voir toutes les saisines</AppLink>} />
          ) : (
            <EmptyState kind="done" title="Aucune saisine en attente." />
          )
        }
      />
    </div>
  );
}

/** What came of each: one that is refused takes no other with it. */
function Prepared({ outcomes }: { outcomes: Outcome[] }) {
  const refused = outcomes.filter((outcome) => outcome.refusal !== null);
  const done = outcomes.length - refused.length;
  return (
    <div className={`fr-alert fr-mb-2w ${refused.length === 0 ? "fr-alert--success" : "fr-alert--warning"}`} role="status">
      <p>
        {done > 0 && <>{counted(done, "avertissement préparé", "avertissements préparés")}. </>}
        {done > 0 && <AppLink href="/courriers">Relire et signer</AppLink>}
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ line, refusal }) => (
            <li key={line.id}>
              <AppLink href={`/dossiers/${line.id}`}>{sentenceName(line)}</AppLink>&nbsp;: {refusal}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Gestures {
  today: string;
  open: string | null;
  toggle: (id: string) => void;
  acknowledge: (line: Referral) => void;
}

function columnsOf({ today, open, toggle, acknowledge }: Gestures): Column<Referral>[] {
  return [
    {
      key: "student",
      header: "Élève",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <>
          <AppLink href={`/dossiers/${line.id}`}>
            <PersonName name={line} />
          </AppLink>
          <span className="rc-mention rc-block">{line.age}&nbsp;ans</span>
        </>
      ),
    },
    { key: "school", header: "Établissement", card: "fact", cell: (line) => line.school_name },
    {
      key: "received",
      header: "Saisie le",
      card: "fact",
      cell: (line) => (
        <>
          {tableDate(line.referred_on)}
          <span className="rc-mention rc-block">{sinceDay(line.waiting_since, today)}</span>
        </>
      ),
    },
    {
      key: "count",
      header: "Demi-journées",
      card: "fact",
      cell: (line) => (
        <>
          {halfDays(line.known_count)}{" "}
          <WhyButton count={halfDays(line.known_count)} subject={sentenceName(line)} expanded={open === line.id} onToggle={() => toggle(line.id)} />
          <span className="rc-mention rc-block">
            {period(line.known_first, line.known_last)}, {labelOf(Trigger, line.trigger).split(/\s*:/)[0]}
          </span>
        </>
      ),
    },
    { key: "file", header: "Dossier", card: "fact", cell: (line) => <Completeness line={line} /> },
    {
      key: "next",
      header: "État",
      card: "action",
      cell: (line) => (
        <>
          <span className="rc-block">{labelOf(DsdenState, line.dsden_state)}</span>
          {awaitsReceipt(line) && (
            <button type="button" data-acknowledge className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => acknowledge(line)}>
              Accuser réception<span className="fr-sr-only">, {sentenceName(line)}</span>
            </button>
          )}
        </>
      ),
    },
  ];
}

function Completeness({ line: { missing } }: { line: Referral }) {
  if (missing.length === 0) return "complet";
  return <>manque&nbsp;: {missing.map((code) => labelOf(ReturnReason, code).toLocaleLowerCase("fr")).join(", ")}</>;
}
