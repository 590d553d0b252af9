import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { SourceKind as KINDS } from "@/shared/api/reference.gen";
import { integer, tableDate, textDate } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import type { Column } from "@/shared/ui/table";
import { useIsNarrow } from "@/shared/ui/useMediaQuery";

import type { CampaignPage, Source, SourceKind } from "../api";
import { NEEDED, SOURCES, takesSources } from "../logic/campaign";
import { setAside, shortDigest, SOUNDNESS_WORDS, soundnessOf, withoutIne } from "../logic/figures";
import { DepositPanel } from "./DepositPanel";
import { RejectsPanel } from "./RejectsPanel";

interface Line {
  kind: SourceKind;
  source: Source | undefined;
}

/** Each base with its file, its figures beside those of the last campaign, and what the control says. */
export function SourcesTable({ page, mayRun, formerDate }: { page: CampaignPage; mayRun: boolean; formerDate: string | null }) {
  const [open, setOpen] = useState<SourceKind | null>(null);
  const narrow = useIsNarrow();
  const lines = SOURCES.map((kind): Line => ({ kind, source: page.sources.find((source) => source.kind === kind) }));
  const acts = mayRun && !narrow;
  const deposits = acts && takesSources(page.campaign);
  const toggle = (kind: SourceKind): void => setOpen(open === kind ? null : kind);
  return (
    <section aria-labelledby="sources" className="rc-section">
      <h2 id="sources" className="fr-h5">
        Sources
      </h2>
      <DataTable
        caption="Sources de la campagne, ce qu’elles contiennent et ce que dit leur contrôle"
        columns={columnsOf(page, { open, toggle, deposits, reads: acts, formerDate })}
        rows={lines}
        rowKey={({ kind }) => kind}
        rowName={({ kind }) => labelOf(KINDS, kind)}
        panel={{
          openKey: open,
          render: ({ kind, source }) =>
            source === undefined || deposits ? (
              <DepositPanel key={source?.id ?? kind} page={page} kind={kind} source={source} onDone={() => setOpen((now) => (now === kind ? null : now))} />
            ) : (
              <RejectsPanel campaignId={page.campaign.id} kind={kind} />
            ),
        }}
        empty={null}
      />
    </section>
  );
}

interface Gestures {
  open: SourceKind | null;
  toggle: (kind: SourceKind) => void;
  deposits: boolean;
  reads: boolean;
  formerDate: string | null;
}

function columnsOf(page: CampaignPage, gestures: Gestures): Column<Line>[] {
  const { formerDate } = gestures;
  const columns: Column<Line>[] = [
    {
      key: "source",
      header: "Source",
      isRowHeader: true,
      card: "title",
      cell: ({ kind }) => (
        <>
          {labelOf(KINDS, kind)}
          <span className="rc-mention rc-block">{NEEDED.includes(kind) ? "indispensable" : "facultative"}</span>
        </>
      ),
    },
    { key: "file", header: "Fichier, réception, empreinte", card: "detail", cell: ({ source }) => <FileCell source={source} /> },
    { key: "lines", header: "Fiches", align: "right", card: "fact", cell: ({ source }) => (source?.state === "received" ? integer(source.rows) : "") },
    { key: "rejects", header: "Lignes écartées", card: "fact", cell: ({ source }) => (source?.state === "received" ? setAside(source) : "") },
    {
      key: "ine",
      header: formerDate === null ? "Sans INE" : `Sans INE (le ${textDate(formerDate)})`,
      align: "right",
      card: "fact",
      cell: ({ kind, source }) => {
        if (source?.state !== "received") return "";
        const { now, before } = withoutIne(source, page.former[kind]);
        return before === null ? now : `${now} (${before})`;
      },
    },
    { key: "control", header: "Contrôle", card: "fact", cell: ({ kind, source }) => <ControlCell page={page} kind={kind} source={source} /> },
  ];
  const gestured = gestures.deposits || page.sources.some((source) => source.rejected > 0);
  return gestures.reads && gestured ? [...columns, { key: "gesture", header: "Geste", card: "action", cell: (line) => <Gesture line={line} {...gestures} /> }] : columns;
}

function FileCell({ source }: { source: Source | undefined }) {
  if (source === undefined) return <span className="rc-mention">non déposée</span>;
  if (source.state === "extracting") return <>Base de Raccroche, lecture en cours</>;
  return (
    <>
      <span className="rc-campaign__file">{source.origin === "own" ? "Base de Raccroche" : source.file_name}</span>
      <span className="rc-mention rc-block">
        {source.origin === "own" ? "prise" : "reçu"} le {tableDate(source.received_on)},{" "}
        <span className="rc-campaign__short">empreinte {shortDigest(source.received_sha256)}</span>
      </span>
    </>
  );
}

function ControlCell({ page, kind, source }: { page: CampaignPage } & Line) {
  const soundness = soundnessOf(kind, source, page.campaign.verdicts);
  if (soundness === "blocks") return <p className="fr-badge fr-badge--sm fr-badge--error">{SOUNDNESS_WORDS.blocks}</p>;
  return <span className="rc-campaign__short">{SOUNDNESS_WORDS[soundness]}</span>;
}

function Gesture({ line: { kind, source }, open, toggle, deposits }: { line: Line } & Gestures) {
  const reads = !deposits && source !== undefined && source.rejected > 0;
  if (!deposits && !reads) return null;
  const label = source === undefined ? "Déposer" : deposits ? "Détails" : "Lignes écartées";
  return (
    <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open === kind} onClick={() => toggle(kind)}>
      {label}
      <span className="fr-sr-only">, {labelOf(KINDS, kind)}</span>
    </button>
  );
}
