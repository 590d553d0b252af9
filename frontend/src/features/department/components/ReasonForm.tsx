import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type SubmitEvent } from "react";

import { choicesOf, labelOf } from "@/shared/api/labels";
import { JudgementState, ReasonCode } from "@/shared/api/reference.gen";
import { sentenceName } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { RadioRow } from "@/shared/ui/RadioRow";
import { SelectField } from "@/shared/ui/SelectField";
import { announceGesture } from "@/shared/ui/undo";

import { judgeReason, type DasenReason, type Reason } from "../api";

interface Props {
  absenceId: string;
  reason: Reason;
  /** The heading of the page takes the focus: it says what was decided. */
  onDone: () => void;
}

const DECISIONS = [
  { value: "admissible", label: "recevable" },
  { value: "not_admissible", label: "non recevable" },
  { value: "inaccurate", label: "inexact" },
];
const FOLLOWS: Readonly<Record<string, string>> = {
  admissible: "Ces absences ne comptent plus\u00a0; un avertissement qui n’est plus fondé quitte le parapheur.",
  not_admissible: "Ces absences restent comptées sans motif légitime.",
  inaccurate: "Ces absences restent comptées\u00a0; un motif inexact est un cas de saisine (L. 131-8, 1°).",
};

/** The DASEN's decision: confirmed by the server, read by the school at once. */
export function ReasonForm({ absenceId, reason, onDone }: Props) {
  const client = useQueryClient();
  const id = useId();
  const [state, setState] = useState("");
  const [code, setCode] = useState<string>(reason.standing.reason ?? "unspecified");
  const [missing, setMissing] = useState(false);
  const judging = useMutation({
    mutationFn: () => judgeReason(absenceId, { state: state as DasenReason["state"], reason: code as DasenReason["reason"] }),
    onSuccess: async () => {
      announceGesture({ message: `Décision enregistrée pour ${sentenceName(reason.pupil)}\u00a0: ${labelOf(JudgementState, state)}. L’établissement la lit dans «\u00a0À faire\u00a0».` });
      await Promise.all([client.invalidateQueries({ queryKey: ["absences"] }), client.invalidateQueries({ queryKey: ["work-items"] })]);
      onDone();
    },
  });

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setMissing(state === "");
    if (state === "") document.querySelector<HTMLInputElement>(`input[name="${id}-state"]`)?.focus();
    else if (!judging.isPending) judging.mutate();
  }

  return (
    <form onSubmit={submit} noValidate aria-labelledby={`${id}-title`} className="rc-form rc-no-print">
      <h2 id={`${id}-title`} className="fr-h5">
        {reason.standing.authority === "dasen" ? "Revenir sur la décision" : "Décider"}
      </h2>
      {judging.isError && <ProblemAlert error={judging.error} fields={{ "/reason": { id: `${id}-reason`, label: "Motif retenu" } }} />}
      <RadioRow legend="Ce motif est" name={`${id}-state`} choices={DECISIONS} value={state} onChange={setState} error={missing && state === "" ? "Dites si le motif est recevable." : undefined} />
      <SelectField id={`${id}-reason`} label="Motif retenu" hint="Celui que la famille a donné, ou celui que l’instruction a établi." value={code} choices={choicesOf(ReasonCode)} onChange={setCode} />
      {state !== "" && <p className="rc-mention">{FOLLOWS[state]}</p>}
      <div className="rc-actions">
        <button type="submit" className="fr-btn" aria-disabled={judging.isPending}>
          {judging.isPending ? "Envoi…" : "Enregistrer la décision du DASEN"}
        </button>
      </div>
    </form>
  );
}
