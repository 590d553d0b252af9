import { useMutation, useQueryClient } from "@tanstack/react-query";

import { workQuery } from "@/shared/api/work";
import { remindOfTask, reopenTask, settleTask } from "@/shared/api/tasks";
import { announceGesture } from "@/shared/ui/undo";

import type { Item } from "./logic/queue";

/** « Fait » leaves the list at once and can be taken back; « Relancer » writes to whoever has the task. */
export function useTaskGestures() {
  const client = useQueryClient();
  const again = () => Promise.all([client.invalidateQueries({ queryKey: workQuery.queryKey }), client.invalidateQueries({ queryKey: ["tasks"] })]);
  const done = useMutation({
    mutationFn: (item: Item) => settleTask(item.target_id ?? "", "done"),
    onMutate: async (item) => {
      await client.cancelQueries({ queryKey: workQuery.queryKey });
      const before = client.getQueryData(workQuery.queryKey);
      if (before !== undefined) client.setQueryData(workQuery.queryKey, { ...before, items: before.items.filter(({ key }) => key !== item.key) });
      return before;
    },
    onSuccess: async (_answer, item) => {
      announceGesture({
        message: `Fait\u00a0: ${item.verb}.`,
        undo: async () => {
          await reopenTask(item.target_id ?? "");
          await again();
        },
      });
      await again();
    },
    onError: (_error, _item, before) => client.setQueryData(workQuery.queryKey, before),
  });
  const remind = useMutation({
    mutationFn: (item: Item) => remindOfTask(item.target_id ?? ""),
    onSuccess: (_answer, item) => announceGesture({ message: `Relance envoyée à ${item.waiting_for ?? ""}. Le message ne nomme aucun élève.` }),
  });
  return { done: (item: Item) => done.mutate(item), remind: (item: Item) => remind.mutate(item), error: done.error ?? remind.error };
}
