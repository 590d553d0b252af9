import { useMutation, useQueryClient } from "@tanstack/react-query";

import { TaskOutcome as Outcomes } from "@/shared/api/reference.gen";
import { handTaskOn, remindOfTask, reopenTask, settleTask, type TaskLine, type TaskOutcome } from "@/shared/api/tasks";
import { dayMonth } from "@/shared/format";
import { announceGesture } from "@/shared/ui/undo";

import { chargeOf, ownerOf } from "./logic/tasks";

/** What one may do with a task; each gesture is told, and taken back where it can be. */
export function useTask(task: TaskLine, onDone?: () => void) {
  const client = useQueryClient();
  const again = () => Promise.all([client.invalidateQueries({ queryKey: ["tasks"] }), client.invalidateQueries({ queryKey: ["work-items"] })]);
  const settle = useMutation({
    mutationFn: (outcome: TaskOutcome) => settleTask(task.id, outcome),
    onSuccess: async (_answer, outcome) => {
      announceGesture({
        message: `${task.label}\u00a0: ${Outcomes[outcome]}.`,
        undo: async () => {
          await reopenTask(task.id);
          await again();
        },
      });
      onDone?.();
      await again();
    },
  });
  const reopen = useMutation({ mutationFn: () => reopenTask(task.id), onSuccess: again });
  const remind = useMutation({
    mutationFn: () => remindOfTask(task.id),
    onSuccess: async () => {
      announceGesture({ message: `Relance envoyée à ${ownerOf(task)}. Le message ne nomme aucun élève.` });
      await again();
    },
  });
  const handOn = useMutation({
    mutationFn: ({ owner, due_on }: { owner: string; due_on: string }) => handTaskOn(task.id, { ...chargeOf(owner), due_on: due_on === "" ? null : due_on }),
    onSuccess: async (given) => {
      announceGesture({ message: `${given.label}\u00a0: ${ownerOf(given)}${given.due_on === null ? "" : `, pour le ${dayMonth(given.due_on)}`}.` });
      onDone?.();
      await again();
    },
  });
  return { settle, reopen, remind, handOn, error: settle.error ?? reopen.error ?? remind.error ?? handOn.error };
}
