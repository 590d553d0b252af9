import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input } from "@codegouvfr/react-dsfr/Input";
import { useState } from "react";

import { textDate } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { advanceImport, importQuery, type Import, type ImportStep } from "../api";
import { changesWords, totalOf } from "../logic/outcomes";

/** Apply, give up, undo: what the import's state allows, and until when. */
export function ImportActions({ one, etag }: { one: Import; etag: string }) {
  const queryClient = useQueryClient();
  const [motive, setMotive] = useState("");
  const advance = useMutation({
    mutationFn: (body: ImportStep) => advanceImport(one.id, etag, body),
    onSuccess: (answer) => queryClient.setQueryData(importQuery(one.id).queryKey, answer),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["imports"] }),
  });
  const undecided = totalOf(one.counts, "look_alike");
  const refused = totalOf(one.counts, "refused");
  const blocked = one.state === "blocked";
  const ready = one.state === "planned" || blocked;
  if (!ready && one.state !== "applied" && one.state !== "mapping") return advance.isError ? <ProblemAlert error={advance.error} /> : null;
  return (
    <>
      {advance.isError && <ProblemAlert error={advance.error} fields={{ "/motive": { id: "motive", label: "Motif" } }} />}
      {blocked && (
        <Input
          label="Motif pour continuer malgré tout"
          hintText="Donné par le chef d’établissement, conservé avec l’import. Exemple&nbsp;: fermeture d’une section."
          nativeInputProps={{ id: "motive", maxLength: 200, value: motive, onChange: (event) => setMotive(event.currentTarget.value) }}
        />
      )}
      <div className={one.state === "mapping" ? "rc-no-print" : "rc-foot rc-no-print"}>
        {one.state !== "mapping" && <p className="rc-foot__status">{statusOf(one, undecided, refused)}</p>}
        <div className="rc-actions">
          {ready && one.change_count > 0 && (
            <button
              type="button"
              className="fr-btn"
              aria-disabled={advance.isPending}
              onClick={() => advance.mutate({ name: "apply", motive: blocked ? motive : null })}
            >
              {advance.isPending ? "Application…" : `Appliquer ${changesWords(one.change_count)}`}
            </button>
          )}
          {one.state !== "applied" && (
            <button type="button" className="fr-btn fr-btn--tertiary" onClick={() => advance.mutate({ name: "discard" })}>
              Abandonner
            </button>
          )}
          {one.state === "applied" && one.undo_until !== null && (
            <button type="button" className="fr-btn fr-btn--secondary" aria-disabled={advance.isPending} onClick={() => advance.mutate({ name: "undo" })}>
              {advance.isPending ? "Annulation…" : `Annuler cet import (jusqu’au ${textDate(one.undo_until)})`}
            </button>
          )}
        </div>
      </div>
    </>
  );
}

function statusOf({ state, change_count }: Import, undecided: number, refused: number): string {
  if (state === "applied") return "";
  if (change_count === 0 && undecided === 0 && refused === 0) return "Rien à appliquer";
  const parts = [
    change_count === 1 ? "1 changement prêt" : `${change_count} changements prêts`,
    ...(undecided > 0 ? [`${undecided} à trancher`] : []),
    ...(refused > 0 ? [refused === 1 ? "1 refusé" : `${refused} refusés`] : []),
    "annulable 7 jours",
  ];
  return parts.join(", ");
}
