import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { choicesOf } from "@/shared/api/labels";
import { RowOutcome, SourceKind } from "@/shared/api/reference.gen";
import { today } from "@/shared/format";
import { Choices } from "@/shared/ui/Choices";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { SelectField } from "@/shared/ui/SelectField";
import { announceGesture } from "@/shared/ui/undo";

import { SIEI } from "../../api";
import { answerRow, type Finding, type ReceivedRow } from "../api";
import { findingOf, mayNameSource } from "../logic/finding";
import { calledOf } from "../logic/words";

/** What was found when somebody was reached; an error of the list goes back to its source. */
export function OutcomeForm({ row, onDone }: { row: ReceivedRow; onDone: () => void }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState({ outcome: row.outcome ?? "", foundIn: row.found_in ?? "", on: row.outcome_on ?? today() });
  const [missing, setMissing] = useState(false);
  const saving = useMutation({
    mutationFn: (finding: Finding) => answerRow(row, finding),
    onSuccess: async ({ outcome }) => {
      announceGesture({ message: `Noté pour ${calledOf(row)}\u00a0: ${RowOutcome[outcome].toLocaleLowerCase("fr")}.` });
      await client.invalidateQueries({ queryKey: [...SIEI, "received"] });
      onDone();
    },
  });
  const ids = { outcome: `outcome-${row.id}`, where: `where-${row.id}`, on: `on-${row.id}` };
  return (
    <form
      className="rc-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const finding = findingOf(draft);
        setMissing(finding === null);
        if (finding === null) document.getElementById(ids.outcome)?.focus();
        else if (!saving.isPending) saving.mutate(finding);
      }}
    >
      {saving.isError && (
        <ProblemAlert error={saving.error} fields={{ "/on": { id: ids.on, label: "Constaté le" }, "/found_in": { id: ids.where, label: "Base qui aurait dû le dire" } }} />
      )}
      <Choices
        id={ids.outcome}
        legend={`Ce que vous avez constaté pour ${calledOf(row)}`}
        kind="radio"
        choices={choicesOf(RowOutcome)}
        chosen={draft.outcome === "" ? [] : [draft.outcome]}
        onChange={([outcome = ""]) => setDraft({ ...draft, outcome, foundIn: mayNameSource(outcome) ? draft.foundIn : "" })}
        error={missing && draft.outcome === "" ? "Choisissez ce que vous avez constaté." : undefined}
      />
      {mayNameSource(draft.outcome) && (
        <SelectField
          id={ids.where}
          label="Base qui aurait dû le dire"
          hint="Elle reçoit l’erreur, pour se corriger."
          value={draft.foundIn}
          choices={choicesOf(SourceKind)}
          none="Je ne sais pas"
          onChange={(foundIn) => setDraft({ ...draft, foundIn })}
        />
      )}
      <QuickDate id={ids.on} label="Constaté le" value={draft.on} max={today()} suggestions={[]} onChange={(on) => setDraft({ ...draft, on })} />
      <button type="submit" className="fr-btn fr-btn--sm" aria-disabled={saving.isPending}>
        {saving.isPending ? "Enregistrement…" : "Enregistrer le constat"}
      </button>
    </form>
  );
}
