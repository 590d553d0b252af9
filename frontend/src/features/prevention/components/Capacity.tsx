import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type SubmitEvent } from "react";

import { typeset } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { setCapacity, type Week } from "../api";

const MOST = 60;

/** « 10 situations, 27 alertes ouvertes ; ordre : … Changer » */
export function Capacity({ week, acts }: { week: Week; acts: boolean }) {
  const [changing, setChanging] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setChanging(false);
    opener.current?.focus();
  };
  return (
    <div className="rc-capacity">
      <p>
        {typeset(week.order)}{" "}
        {acts && (
          <button ref={opener} type="button" className="fr-link rc-no-print" aria-expanded={changing} onClick={() => setChanging(!changing)}>
            Changer<span className="fr-sr-only"> le nombre de situations par semaine</span>
          </button>
        )}
      </p>
      {changing && <CapacityForm week={week} onClose={close} />}
    </div>
  );
}

function CapacityForm({ week, onClose }: { week: Week; onClose: () => void }) {
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [number, setNumber] = useState(String(week.capacity));
  const value = Number(number);
  const wrong = !Number.isInteger(value) || value < 1 || value > MOST;
  useEffect(() => field.current?.focus(), []);
  const saving = useMutation({
    mutationFn: () => setCapacity(week.school_id, value, week.capacity_version),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["early-warnings"] });
      onClose();
    },
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!wrong) saving.mutate();
  }
  return (
    <form className="rc-box" onSubmit={save} noValidate>
      {saving.isError && <ProblemAlert error={saving.error} fields={{ "/capacity": { id: "capacity", label: "Situations par semaine" } }} />}
      <div className={wrong ? "fr-input-group fr-input-group--error" : "fr-input-group"}>
        <label className="fr-label" htmlFor="capacity">
          Combien de situations pouvez-vous vraiment traiter par semaine&nbsp;?
          <span className="fr-hint-text">De 1 à {MOST}</span>
        </label>
        <input
          ref={field}
          id="capacity"
          className="fr-input"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={number}
          aria-invalid={wrong}
          aria-describedby={wrong ? "capacity-error" : undefined}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        {wrong && (
          <p id="capacity-error" className="fr-error-text">
            Indiquez un nombre entre 1 et {MOST}.
          </p>
        )}
      </div>
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm" disabled={saving.isPending}>
          {saving.isPending ? "Envoi…" : "Enregistrer ce nombre"}
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>
          Fermer
        </button>
      </div>
    </form>
  );
}
