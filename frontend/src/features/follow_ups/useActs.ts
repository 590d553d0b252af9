import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";

import { sentenceName, type Name } from "@/shared/format";
import { announceGesture } from "@/shared/ui/undo";

import { nameReferent, noteAttempt, type Attempt } from "./api";

/** Lists, the page of one young person, the day's work and the staff's loads: all may have changed. */
export const readAgain = (client: QueryClient): Promise<unknown> =>
  Promise.all([["follow-ups"], ["work-items"], ["platform-staff"], ["referent-absences"]].map((queryKey) => client.invalidateQueries({ queryKey })));

/** A try is kept for ever: a mistake is put right by another one. */
export function useAttempt(onDone: (next: boolean) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; person: Name; body: Attempt; next: boolean }) => noteAttempt(id, body),
    onSuccess: async (_acted, { person, next }) => {
      announceGesture({ message: `Essai noté pour ${sentenceName(person)}.` });
      onDone(next);
      await readAgain(client);
    },
  });
}

/** « M’attribuer », and back to the platform for who may name. */
export function useReferent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ one, account }: { one: { id: string; version: number }; person: Name; account: string }) => nameReferent(one, account),
    onSuccess: async (_acted, { person }) => {
      announceGesture({ message: `Vous êtes référent de ${sentenceName(person)}.` });
      await readAgain(client);
    },
    onError: () => readAgain(client),
  });
}
