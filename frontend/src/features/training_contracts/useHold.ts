import { useMutation, useQueryClient } from "@tanstack/react-query";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { announceGesture } from "@/shared/ui/undo";

import { holdPlace } from "./placesApi";

/** Holds a place for one young person; the server alone knows whether it is still there. */
export function useHold(followUpId: string, name: string) {
  const client = useQueryClient();
  const readAgain = () => Promise.all([["training-places"], ["place-holds"], ["work-items"]].map((queryKey) => client.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: (placeId: string) => holdPlace(placeId, followUpId, newIdempotencyKey()),
    onSuccess: async () => {
      announceGesture({ message: `Place retenue pour ${name}, cinq jours.` });
      await readAgain();
      document.getElementById("holds")?.focus();
    },
    onError: readAgain,
  });
}
