import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { ReasonCode } from "@/shared/api/reference.gen";
import { takeReasonBack } from "@/shared/api/takingBack";
import { sentenceName } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { RadioRow } from "@/shared/ui/RadioRow";
import { announceGesture } from "@/shared/ui/undo";

import { recordReason, type DayAbsence, type ReasonIn } from "../api";

interface Props {
  row: Pick<DayAbsence, "first_name" | "family_name" | "reason" | "absence_ids">;
  /** May judge, or only note what the family said. */
  judges: boolean;
  onDone: () => void;
  onClose: () => void;
}

const REASONS = choicesOf(ReasonCode);
const NOTED = { value: "pending", label: "à apprécier plus tard" };
const JUDGED = [
  { value: "admissible", label: "recevable" },
  { value: "not_admissible", label: "non recevable" },
  { value: "referred_to_dasen", label: "transmettre au DASEN (doute sérieux)" },
  NOTED,
];

/** The reason the family gave, and what the school makes of it, for the whole day. */
export function ReasonPanel({ row, judges, onDone, onClose }: Props) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const given = REASONS.find((each) => each.label === row.reason.replaceAll("'", "’"))?.value ?? "";
  const [reason, setReason] = useState(given);
  const [state, setState] = useState(judges ? "admissible" : "pending");
  const [missing, setMissing] = useState(false);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);

  const absence = row.absence_ids[0] ?? "";
  const refreshed = () => Promise.all([client.invalidateQueries({ queryKey: ["absences"] }), client.invalidateQueries({ queryKey: ["alerts"] })]);
  const saving = useMutation({
    mutationFn: () =>
      recordReason(absence, { reason: reason as ReasonIn["reason"], state: state as ReasonIn["state"], scope: "day", channel: "none" }),
    onSuccess: async ({ reason_id, thresholds_left }) => {
      const left = thresholds_left.length > 0 ? ` Le décompte repasse sous ${thresholds_left.join(" et ")}.` : "";
      announceGesture({
        message: `Motif de ${sentenceName(row)} enregistré.${left}`,
        undo: async () => {
          await takeReasonBack(absence, reason_id);
          await refreshed();
        },
      });
      await refreshed();
      onDone();
    },
  });

  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setMissing(reason === "");
    if (reason !== "") saving.mutate();
  }

  return (
    <form className="rc-contact" onSubmit={save} noValidate aria-labelledby={`${id}-title`}>
      <div className="rc-contact__head">
        <h2 id={`${id}-title`} className="fr-h6" tabIndex={-1} ref={heading}>
          {judges ? "Apprécier" : "Noter"} le motif de {sentenceName(row)}
        </h2>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-close-line fr-btn--icon-right" onClick={onClose}>
          Fermer
        </button>
      </div>
      {saving.isError && <ProblemAlert error={saving.error} />}
      <div className="rc-contact__grid">
        <div className={missing && reason === "" ? "fr-select-group fr-select-group--error" : undefined}>
          <label className="fr-label" htmlFor={`${id}-reason`}>
            Motif donné
          </label>
          <select id={`${id}-reason`} className="fr-select" value={reason} aria-invalid={missing && reason === ""} onChange={(event) => setReason(event.currentTarget.value)}>
            <option value="">Choisir un motif</option>
            {REASONS.map((each) => (
              <option key={each.value} value={each.value}>
                {each.label}
              </option>
            ))}
          </select>
          {missing && reason === "" && <p className="fr-error-text">Choisissez le motif donné par la famille.</p>}
        </div>
        <RadioRow legend="Ce motif est" name={`${id}-state`} choices={judges ? JUDGED : [NOTED]} value={state} onChange={setState} />
      </div>
      <p className="rc-mention">
        Un motif recevable retire les absences de ce jour du décompte. Les cinq premiers motifs sont réputés légitimes (L. 131-8).
      </p>
      <button type="submit" className="fr-btn fr-btn--sm" disabled={saving.isPending}>
        {saving.isPending ? "Envoi…" : "Enregistrer le motif"}
      </button>
    </form>
  );
}
