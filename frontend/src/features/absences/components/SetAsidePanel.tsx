import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { SetAsideReason } from "@/shared/api/reference.gen";
import { addDays, dayMonth, sentenceName, today } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { RadioRow } from "@/shared/ui/RadioRow";
import { announceGesture } from "@/shared/ui/undo";

import { bringAlertBack, setAlertAside, type AlertLine } from "../api";

type Reason = keyof typeof SetAsideReason;

/** Put aside with a reason until a day; never silently, and it comes back by itself. */
export function SetAsidePanel({ row, onClose }: { row: AlertLine; onClose: () => void }) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const present = today();
  const [reason, setReason] = useState<Reason>("reason_expected");
  const [until, setUntil] = useState(addDays(present, 7));
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  const saving = useMutation({
    mutationFn: () => setAlertAside({ alert_id: row.alert_id ?? "", version: row.version ?? 0 }, { reason, until }),
    onSuccess: async ({ id, version }) => {
      announceGesture({
        message: `${sentenceName(row)}\u00a0: mis de côté jusqu’au ${dayMonth(until)}.`,
        undo: async () => {
          await bringAlertBack({ alert_id: id, version });
          await client.invalidateQueries({ queryKey: ["alerts"] });
          announceGesture({ message: `${sentenceName(row)} est de nouveau dans la liste.` });
        },
      });
      await client.invalidateQueries({ queryKey: ["alerts"] });
      onClose();
    },
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    saving.mutate();
  }
  return (
    <form className="rc-contact" onSubmit={save} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="fr-h6" tabIndex={-1} ref={heading}>
        Mettre de côté {sentenceName(row)}
      </h2>
      {saving.isError && <ProblemAlert error={saving.error} fields={{ "/until": { id: `${id}-until`, label: "Date de retour" } }} />}
      <RadioRow legend="Pourquoi" name={`${id}-reason`} choices={choicesOf(SetAsideReason)} value={reason} onChange={(value) => setReason(value as Reason)} />
      <QuickDate
        id={`${id}-until`}
        label="Revient dans la liste le"
        value={until}
        onChange={setUntil}
        min={addDays(present, 1)}
        max={addDays(present, 60)}
        suggestions={[addDays(present, 7), addDays(present, 14)]}
      />
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm" disabled={saving.isPending}>
          {saving.isPending ? "Envoi…" : "Mettre de côté"}
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>
          Fermer
        </button>
      </div>
    </form>
  );
}
