import { useMutation, useQueryClient } from "@tanstack/react-query";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import type { CallNote } from "@/shared/ui/CallForm";
import { announceGesture } from "@/shared/ui/undo";

import { noteCall, takeCallBack } from "./api";

/** A call to a pupil without solution: from now on, who called is who calls. */
export function useCall(onDone: () => void) {
  const client = useQueryClient();
  async function readAgain(): Promise<void> {
    await Promise.all([["orientation"], ["work-items"], ["tasks"]].map((queryKey) => client.invalidateQueries({ queryKey })));
  }
  return useMutation({
    mutationFn: ({ studentId, note }: { studentId: string; person: string; note: CallNote }) =>
      noteCall(studentId, { channel: note.channel as never, result: note.result as never, next_step: note.next_step as never, next_on: note.next_on }, newIdempotencyKey()),
    onSuccess: async (page, { person, studentId }) => {
      const [noted] = page.body.calls;
      const undo = async (): Promise<void> => {
        if (noted !== undefined) await takeCallBack(studentId, noted.id);
        await readAgain();
      };
      announceGesture({ message: `Appel noté pour ${person}.`, undo });
      onDone();
      await readAgain();
    },
  });
}
