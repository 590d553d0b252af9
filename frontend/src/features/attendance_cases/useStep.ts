import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { isProblem } from "@/shared/api/problem";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { useSettled } from "@/shared/ui/useSettled";

import { caseQuery, previewStep, takeStep, type Case, type Transition } from "./api";

/** What the step would do, asked again half a second after the last change; null while something is missing. */
export function usePreview(caseId: string, body: Transition | null) {
  const settled = useSettled(body);
  return useQuery({
    queryKey: ["attendance-cases", caseId, "preview", settled],
    queryFn: () => (settled === null ? null : previewStep(caseId, settled)),
    enabled: settled !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    placeholderData: (former) => former,
  });
}

/** Takes the step; after a 412 the case is read again and the form stays. */
export function useStep(caseId: string, onTaken: (taken: Case) => void) {
  const queryClient = useQueryClient();
  const [key, setKey] = useState(newIdempotencyKey);
  const step = useMutation({
    mutationFn: (gesture: { etag: string; body: Transition }) => takeStep({ caseId, key, ...gesture }),
    onSuccess: async (taken) => {
      queryClient.setQueryData(caseQuery(caseId).queryKey, taken);
      await queryClient.invalidateQueries({
        queryKey: ["attendance-cases"],
        // Not the preview of the step just taken: it is no longer possible.
        predicate: ({ queryKey }) => queryKey[1] !== caseId || (queryKey.length > 2 && queryKey[2] !== "preview"),
      });
      await queryClient.invalidateQueries({ queryKey: ["referrals"] });
      await queryClient.invalidateQueries({ queryKey: ["work-items"] });
      onTaken(taken.body);
    },
    onError: async (error) => {
      setKey(newIdempotencyKey());
      if (isProblem(error, "stale")) await queryClient.invalidateQueries({ queryKey: caseQuery(caseId).queryKey });
    },
  });
  return { ...step, isStale: isProblem(step.error, "stale") };
}
