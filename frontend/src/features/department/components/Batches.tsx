import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { downloadFile } from "@/shared/api/files";
import { labelOf } from "@/shared/api/labels";
import { BatchState } from "@/shared/api/reference.gen";
import { counted, textDate } from "@/shared/format";
import { EmptyState } from "@/shared/ui/EmptyState";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { advanceBatch, prepareBatch, removeFromBatch, type Batch, type Outgoing } from "../api";
import { BatchLetters } from "./BatchLetters";

const FOLDED = 6;

/** One PDF a day, one letter per address, a cover sheet; printed, then posted. */
export function Batches({ batches, lines }: { batches: Batch[]; lines: Outgoing[] }) {
  const waiting = lines.filter((line) => line.state === "signed" && line.batch_id === null);
  const queryClient = useQueryClient();
  const [all, setAll] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const settled = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: ["letter-batches"] });
    await queryClient.invalidateQueries({ queryKey: ["deliveries"] });
  };
  const prepare = useMutation({ mutationFn: prepareBatch, onMutate: () => setFailure(null), onError: setFailure, onSettled: settled });
  const advance = useMutation({
    mutationFn: ({ batch, name }: { batch: Batch; name: Parameters<typeof advanceBatch>[1] }) => advanceBatch(batch, name),
    onMutate: () => setFailure(null),
    onError: setFailure,
    onSettled: settled,
  });
  const remove = useMutation({
    mutationFn: ({ batch, letter }: { batch: Batch; letter: Outgoing }) => removeFromBatch(batch, letter.id),
    onMutate: () => setFailure(null),
    onSuccess: (_answer, { letter }) => announceGesture({ message: `Lettre à ${letter.recipient} retirée du lot. Elle attend le prochain.` }),
    onError: setFailure,
    onSettled: settled,
  });
  const shown = all ? batches : batches.slice(0, FOLDED);
  return (
    <>
      {failure !== null && <ProblemAlert error={failure} />}
      {waiting.length > 0 && (
        <div className="rc-box">
          <p>
            {waiting.length === 1 ? "1 lettre signée attend" : `${waiting.length} lettres signées attendent`} d’être mises sous pli.
          </p>
          <button type="button" className="fr-btn fr-btn--secondary" aria-disabled={prepare.isPending} onClick={() => prepare.mutate()}>
            {prepare.isPending ? "Préparation…" : `Préparer le lot de ${counted(waiting.length, "lettre")}`}
          </button>
        </div>
      )}
      {batches.length === 0 && waiting.length === 0 && (
        <EmptyState kind="done" title="Aucune lettre à mettre sous pli.">
          Les lettres signées apparaissent ici.
        </EmptyState>
      )}
      <ul className="rc-sheet">
        {shown.map((batch) => (
          <li key={batch.id} className="rc-row">
            <div>
              <p>
                Lot du {textDate(batch.day)}, {uncapitalised(labelOf(BatchState, batch.state))}
              </p>
              <p className="rc-mention">{progressOf(batch)}</p>
              <BatchLetters
                letters={lines.filter((line) => line.batch_id === batch.id)}
                onRemove={batch.state === "prepared" ? (letter) => remove.mutate({ batch, letter }) : null}
                busy={remove.isPending}
              />
            </div>
            <div className="rc-actions">
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => downloadFile(`/api/v1/letter-batches/${batch.id}/pdf`).catch(setFailure)}>
                Télécharger le lot (PDF)<span className="fr-sr-only">, {textDate(batch.day)}</span>
              </button>
              {batch.state === "prepared" && (
                <>
                  <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => advance.mutate({ batch, name: "mark_printed" })}>
                    Lot imprimé
                  </button>
                  <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={() => advance.mutate({ batch, name: "discard" })}>
                    Abandonner le lot
                  </button>
                </>
              )}
              {batch.state === "printed" && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => advance.mutate({ batch, name: "mark_posted" })}>
                  Lot déposé à La Poste
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {batches.length > shown.length && (
        <button type="button" className="fr-link fr-link--sm rc-no-print" onClick={() => setAll(true)}>
          Tout voir ({batches.length})<span className="fr-sr-only">, lots de courriers</span>
        </button>
      )}
    </>
  );
}

/** « 6 préparés · 6 imprimés · 6 déposés · 4 remis · 1 retourné ». */
function progressOf({ letter_count, printed, posted, delivered, returned }: Batch): string {
  const parts: [number, string, string][] = [
    [letter_count, "lettre", "lettres"],
    [printed, "imprimée", "imprimées"],
    [posted, "déposée", "déposées"],
    [delivered, "remise", "remises"],
    [returned, "retournée", "retournées"],
  ];
  return parts.filter(([count], index) => index === 0 || count > 0).map(([count, one, many]) => counted(count, one, many)).join(" · ");
}

/** « déposé à La Poste »: a proper name keeps its capitals. */
const uncapitalised = (label: string): string => label.charAt(0).toLocaleLowerCase("fr") + label.slice(1);
