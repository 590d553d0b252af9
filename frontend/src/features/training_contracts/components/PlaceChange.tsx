import { useMutation, useQueryClient } from "@tanstack/react-query";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { announceGesture } from "@/shared/ui/undo";

import { placeChangeBody, placeChangeDraft, placeChangeFields } from "../logic/places";
import { changePlace, type PlaceChange as Change, type PlaceLine } from "../placesApi";
import { FieldForm } from "./FieldForm";

/** How many, from when; or no longer offered. Never fewer than are taken: the server says so. */
export function PlaceChange({ place, today, onClose }: { place: PlaceLine; today: string; onClose: () => void }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (body: Change) => changePlace(place, body, newIdempotencyKey()),
    onSuccess: async (_, { closed_on }) => {
      announceGesture({ message: closed_on === undefined ? "Place modifiée." : "Place retirée de l’offre." });
      onClose();
      await client.invalidateQueries({ queryKey: ["training-places"] });
    },
    onError: () => client.invalidateQueries({ queryKey: ["training-places"] }),
  });
  return (
    <FieldForm
      id={`place-${place.id}`}
      fields={placeChangeFields}
      first={placeChangeDraft(place)}
      submit="Enregistrer"
      secondary
      pending={change.isPending}
      error={change.error}
      onSubmit={(draft) => change.mutate(placeChangeBody(draft))}
      cancel={
        <>
          {place.closed_on === null && (
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={change.isPending} onClick={() => !change.isPending && change.mutate({ closed_on: today })}>
              Retirer cette place de l’offre
            </button>
          )}
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={onClose}>
            Fermer
          </button>
        </>
      }
    />
  );
}
