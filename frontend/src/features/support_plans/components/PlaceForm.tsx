import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type SubmitEvent } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { asProblem } from "@/shared/api/problem";
import { textDate, today } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { addPlace, changePlace, placesQuery, type Place, type Scheme } from "../api";
import { draftOfPlace, placeMistakes } from "../logic/places";

interface Props {
  scheme: Scheme;
  /** Null announces a new one. */
  place: Place | null;
  unitId: string;
  onClose: () => void;
}

/** A session: where, from when, how many places. Its entry does not move: pupils have it in their plans. */
export function PlaceForm({ scheme, place, unitId, onClose }: Props) {
  const client = useQueryClient();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [key] = useState(newIdempotencyKey);
  const [draft, setDraft] = useState(() => draftOfPlace(place));
  const [tried, setTried] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const mistakes = tried ? placeMistakes(draft, place?.taken ?? 0) : {};
  const refreshed = () => client.invalidateQueries({ queryKey: placesQuery.queryKey });
  const saving = useMutation({
    mutationFn: async ({ closing }: { closing: boolean }) => {
      const said = { structure: draft.structure.trim(), phone: draft.phone.trim(), exit_on: draft.exit_on === "" ? null : draft.exit_on, capacity: Number(draft.capacity) };
      if (place === null) return addPlace({ ...said, unit_id: unitId, scheme: scheme.code, entry_on: draft.entry_on }, key);
      return changePlace(place, closing ? { closed_on: today() } : said);
    },
    onSuccess: async (_saved, { closing }) => {
      announceGesture({ message: closing ? "Session retirée du catalogue." : place === null ? "Session annoncée." : "Session modifiée." });
      await refreshed();
      onClose();
    },
  });
  const stale = saving.isError && asProblem(saving.error).status === 412;

  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    const first = Object.keys(placeMistakes(draft, place?.taken ?? 0))[0];
    if (first !== undefined) document.getElementById(`${id}-${first}`)?.focus();
    else if (!saving.isPending) saving.mutate({ closing: false });
  }

  const field = (name: keyof typeof draft, label: string, type: "text" | "date" | "tel" = "text") => (
    <TextField id={`${id}-${name}`} label={label} type={type} value={draft[name]} maxLength={name === "phone" ? 30 : 120} error={mistakes[name]} onChange={(value) => setDraft({ ...draft, [name]: value })} />
  );
  return (
    <form className="rc-box rc-form rc-no-print" onSubmit={save} noValidate aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} ref={heading} tabIndex={-1} className="fr-h6">
        {place === null ? `Annoncer une session, ${scheme.label}` : `Modifier la session du ${textDate(place.entry_on)}`}
      </h3>
      {saving.isError && (
        <ProblemAlert
          error={saving.error}
          fields={{ "/capacity": { id: `${id}-capacity`, label: "Places" }, "/exit_on": { id: `${id}-exit_on`, label: "Sortie" } }}
          {...(stale && { onRetry: () => void refreshed().then(onClose) })}
        />
      )}
      {field("structure", "Structure")}
      {field("phone", "Téléphone (facultatif)", "tel")}
      {place === null && field("entry_on", "Entrée", "date")}
      {field("exit_on", "Sortie (facultatif)", "date")}
      {field("capacity", place === null || place.taken === 0 ? "Places" : `Places (${place.taken} déjà prises)`)}
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm" aria-disabled={saving.isPending}>
          {saving.isPending ? "Envoi…" : place === null ? "Annoncer" : "Enregistrer"}
        </button>
        {place !== null && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => !saving.isPending && saving.mutate({ closing: true })}>
            Retirer du catalogue
          </button>
        )}
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>
          Abandonner
        </button>
      </div>
    </form>
  );
}
