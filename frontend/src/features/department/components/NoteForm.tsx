import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import { choicesOf } from "@/shared/api/labels";
import { DeliveryState, ReturnCause } from "@/shared/api/reference.gen";
import { addDays, today as presentDay } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { RadioRow } from "@/shared/ui/RadioRow";
import { announceGesture } from "@/shared/ui/undo";

import { noteDelivery, type DeliveryNote, type Outgoing } from "../api";

/** What La Poste or a hand says of an envelope: its number, its state, the cause of a return. */
export function NoteForm({ line, onDone }: { line: Outgoing; onDone: () => void }) {
  const queryClient = useQueryClient();
  const id = useId();
  const [state, setState] = useState("");
  const [cause, setCause] = useState("");
  const [day, setDay] = useState(presentDay());
  const [number, setNumber] = useState(line.registered_number);
  const note = useMutation({
    mutationFn: () => noteDelivery(line, noteOf({ state, cause, day, number, before: line.registered_number })),
    onSuccess: () => {
      announceGesture({ message: `Suivi noté pour ${line.recipient}.` });
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["deliveries"] }),
  });
  return (
    <form
      className="rc-form"
      onSubmit={(event) => {
        event.preventDefault();
        note.mutate();
      }}
    >
      {note.isError && <ProblemAlert error={note.error} fields={{ "/registered_number": { id: `${id}-number`, label: "Numéro de recommandé" }, "/happened_on": { id: `${id}-day`, label: "Date" } }} />}
      <RadioRow legend="Ce que devient ce courrier" name={`${id}-state`} choices={choicesOf(DeliveryState, ["posted", "delivered", "unclaimed", "refused", "returned"])} value={state} onChange={setState} />
      {state === "returned" && <RadioRow legend="Cause du retour" name={`${id}-cause`} choices={choicesOf(ReturnCause)} value={cause} onChange={setCause} />}
      {state !== "" && <QuickDate id={`${id}-day`} label="Date" value={day} onChange={setDay} suggestions={[addDays(presentDay(), -1), presentDay()]} max={presentDay()} />}
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={`${id}-number`}>
          Numéro de recommandé (facultatif)
          <span className="fr-hint-text">Exemple&nbsp;: RK 99 900 001 2 FR</span>
        </label>
        <input id={`${id}-number`} className="fr-input" value={number} maxLength={30} onChange={(event) => setNumber(event.currentTarget.value)} />
      </div>
      <button type="submit" className="fr-btn fr-btn--sm" aria-disabled={note.isPending}>
        {note.isPending ? "Envoi…" : "Enregistrer le suivi"}
      </button>
    </form>
  );
}

interface Entered {
  state: string;
  cause: string;
  day: string;
  number: string;
  before: string;
}

const noteOf = ({ state, cause, day, number, before }: Entered): DeliveryNote => ({
  ...(state !== "" && { state: state as NonNullable<DeliveryNote["state"]>, happened_on: day }),
  ...(state === "returned" && cause !== "" && { cause: cause as NonNullable<DeliveryNote["cause"]> }),
  ...(number.trim() !== "" && number !== before && { registered_number: number.trim() }),
});
