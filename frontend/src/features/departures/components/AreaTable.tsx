import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { tableDate, textDate, today } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import type { Column } from "@/shared/ui/table";
import { announceGesture } from "@/shared/ui/undo";

import { endPlatformArea, type PlatformArea } from "../api";
import { areaWords } from "../logic/words";

/** Dated rows; a row is ended, never erased. */
export function AreaTable({ areas, caption, writes }: { areas: PlatformArea[]; caption: string; writes: boolean }) {
  const [ending, setEnding] = useState<string | null>(null);
  const columns: Column<PlatformArea>[] = [
    { key: "place", header: "Pour qui", isRowHeader: true, card: "title", cell: areaWords },
    { key: "platform", header: "Plateforme", card: "fact", cell: (area) => area.platform_name },
    { key: "from", header: "Depuis", card: "fact", cell: (area) => tableDate(area.valid_from) },
    { key: "to", header: "Jusqu’au", card: "fact", cell: (area) => (area.valid_to === null ? "sans date de fin" : tableDate(area.valid_to)) },
    ...(writes
      ? [
          {
            key: "end",
            header: "Faire",
            card: "action" as const,
            cell: (area: PlatformArea) =>
              area.valid_to === null && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={ending === area.id} onClick={() => setEnding(ending === area.id ? null : area.id)}>
                  Mettre fin<span className="fr-sr-only">, {areaWords(area)}</span>
                </button>
              ),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={areas}
      rowKey={(area) => area.id}
      rowName={areaWords}
      panel={{ openKey: ending, render: (area) => <EndForm area={area} onDone={() => setEnding(null)} /> }}
      empty={null}
    />
  );
}

function EndForm({ area, onDone }: { area: PlatformArea; onDone: () => void }) {
  const client = useQueryClient();
  const [day, setDay] = useState(today());
  const ending = useMutation({
    mutationFn: () => endPlatformArea(area, day),
    onSuccess: async () => {
      announceGesture({ message: `${areaWords(area)}\u00a0: cette ligne prend fin le ${textDate(day)}.` });
      await client.invalidateQueries({ queryKey: ["platform-areas"] });
      onDone();
    },
  });
  return (
    <form
      className="rc-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ending.isPending) ending.mutate();
      }}
    >
      {ending.isError && <ProblemAlert error={ending.error} fields={{ "/valid_to": { id: `end-${area.id}`, label: "Dernier jour" } }} />}
      <QuickDate id={`end-${area.id}`} label="Dernier jour" value={day} min={area.valid_from} onChange={setDay} suggestions={[today()]} />
      <p className="rc-mention">Les jeunes déjà transmis restent à cette plateforme.</p>
      <button type="submit" className="fr-btn fr-btn--sm" aria-disabled={ending.isPending}>
        {ending.isPending ? "Envoi…" : "Mettre fin à cette ligne"}
      </button>
    </form>
  );
}
