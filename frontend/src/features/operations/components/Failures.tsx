import { useMutation, useQueryClient } from "@tanstack/react-query";

import { counted, textInstant } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import type { Column } from "@/shared/ui/table";
import { announceGesture } from "@/shared/ui/undo";

import { replayEffect, serviceStatusQuery, type FailedEffect, type ServiceStatus } from "../api";

/** Works that ended without their effect, each with « Rejouer »; nothing at all when there is none. */
export function Failures({ queue }: { queue: ServiceStatus["queue"] }) {
  if (queue.failures.length === 0) return null;
  return (
    <section aria-labelledby="failures" className="rc-section">
      <h2 id="failures" className="fr-h5">
        Travaux en échec
      </h2>
      <DataTable
        caption="Travaux en échec, le dernier d’abord"
        columns={COLUMNS}
        rows={queue.failures}
        rowKey={(line) => line.id}
        rowName={(line) => line.label}
        empty={null}
      />
      {queue.failed > queue.failures.length && <p className="rc-mention">Les {queue.failures.length} derniers sur {queue.failed}.</p>}
    </section>
  );
}

const COLUMNS: Column<FailedEffect>[] = [
  { key: "label", header: "Travail", isRowHeader: true, card: "title", cell: (line) => line.label },
  { key: "error", header: "Cause", card: "fact", cell: (line) => (line.uncertain ? "Envoi interrompu\u00a0: le message est peut-être parti." : line.error) },
  { key: "attempts", header: "Essais", card: "fact", align: "right", cell: (line) => counted(line.attempts, "essai") },
  { key: "since", header: "En échec depuis", card: "fact", cell: (line) => textInstant(line.settled_at ?? line.created_at) },
  { key: "replay", header: "Action", card: "action", cell: (line) => <Replay effect={line} /> },
];

function Replay({ effect }: { effect: FailedEffect }) {
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayEffect(effect.id, crypto.randomUUID()),
    onSuccess: async () => {
      announceGesture({ message: `${effect.label}\u00a0: le travail reprend son tour.` });
      await client.invalidateQueries({ queryKey: serviceStatusQuery.queryKey });
    },
  });
  return (
    <>
      {replay.error !== null && <ProblemAlert error={replay.error} />}
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={replay.isPending} onClick={() => !replay.isPending && replay.mutate()}>
        Rejouer<span className="fr-sr-only"> {effect.label}</span>
      </button>
    </>
  );
}
