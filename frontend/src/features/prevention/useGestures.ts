import { useMutation, useQueryClient } from "@tanstack/react-query";

import { announceGesture } from "@/shared/ui/undo";

import { makeGesture, undoGesture, weekKey, type Gesture, type Situation, type Week } from "./api";
import { afterGesture, gestureWords, undoneWords } from "./logic/week";

export interface Made {
  one: Situation;
  gesture: Gesture;
}

/** Gestures of the week: shown at once, taken back when the server refuses, undone by whoever made them. */
export function useGestures(schoolId: string | undefined) {
  const client = useQueryClient();
  const key = weekKey(schoolId);
  const refresh = () => client.invalidateQueries({ queryKey: ["early-warnings"] });

  const undo = async (id: string, { one, gesture }: Made): Promise<void> => {
    await undoGesture(id);
    await refresh();
    announceGesture({ message: undoneWords(one, gesture.name) });
  };
  const making = useMutation({
    mutationFn: ({ one, gesture }: Made) => makeGesture(one.student_id, gesture),
    onMutate: async ({ one, gesture }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Week>(key);
      if (before !== undefined) client.setQueryData<Week>(key, afterGesture(before, one, gesture));
      return { before };
    },
    onError: (_error, _made, context) => {
      if (context?.before !== undefined) client.setQueryData<Week>(key, context.before);
    },
    onSuccess: ({ id }, made) => {
      announceGesture({ message: gestureWords(made.one, made.gesture), undo: () => undo(id, made) });
    },
    onSettled: () => Promise.all([refresh(), client.invalidateQueries({ queryKey: ["work"] })]),
  });
  /** Takes back the last gesture on a situation already followed or set aside. */
  const takingBack = useMutation({
    mutationFn: (one: Situation) => undoGesture(one.gesture_id ?? ""),
    onSuccess: (_gesture, one) => announceGesture({ message: undoneWords(one, one.reasons.some(({ state }) => state === "on_agenda") ? "put_on_agenda" : "take") }),
    onSettled: refresh,
  });
  return { making, takingBack };
}
