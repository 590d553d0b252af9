import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { isProblem } from "@/shared/api/problem";

import { departureQuery, takeDepartureStep, type DepartureStep } from "./api";

/** Takes one step of a departure; after a 412 the record is read again and the form stays. */
export function useStep(id: string, onTaken: () => void) {
  const client = useQueryClient();
  const [key, setKey] = useState(newIdempotencyKey);
  return useMutation({
    mutationFn: ({ etag, body }: { etag: string; body: DepartureStep }) => takeDepartureStep(id, etag, key, body),
    onSuccess: async (taken) => {
      client.setQueryData(departureQuery(id).queryKey, taken);
      onTaken();
      await Promise.all(
        [["departures", "list"], ["students", taken.body.departure.student_id], ["work-items"], ["tasks"]].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
    onError: async (error) => {
      setKey(newIdempotencyKey());
      if (isProblem(error, "stale")) await client.invalidateQueries({ queryKey: departureQuery(id).queryKey });
    },
  });
}
