import { useMutation, useQueryClient } from "@tanstack/react-query";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import type { CallNote } from "@/shared/ui/CallForm";
import { announceGesture } from "@/shared/ui/undo";

import { departureQuery, noteAttempt, takeAttemptBack } from "./api";

/** An attempt to reach the family; « rappeler le … » becomes a task. */
export function useAttempt(id: string, person: string, onDone: () => void) {
  const client = useQueryClient();
  async function readAgain(): Promise<void> {
    await Promise.all([["departures", "list"], ["work-items"], ["tasks"]].map((queryKey) => client.invalidateQueries({ queryKey })));
  }
  return useMutation({
    mutationFn: ({ channel, result, next_on }: CallNote) =>
      noteAttempt(id, { channel: channel as never, result: result as never, next_on }, newIdempotencyKey()),
    onSuccess: async (page) => {
      client.setQueryData(departureQuery(id).queryKey, page);
      const [noted] = page.body.contacts;
      const undo = async (): Promise<void> => {
        if (noted !== undefined) client.setQueryData(departureQuery(id).queryKey, await takeAttemptBack(id, noted.id));
        await readAgain();
      };
      announceGesture({ message: `Appel noté pour ${person}.`, undo });
      onDone();
      await readAgain();
    },
  });
}
