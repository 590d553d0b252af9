import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { isProblem } from "@/shared/api/problem";
import { newIdempotencyKey } from "@/shared/api/preconditions";

import { planQuery, type Plan, type VersionedPlan, type Write } from "./api";

/** A write on the whole plan: the version read at that moment goes with it, one key per gesture; the answer is the new page. */
export function usePlanWrite<Body>(planId: string, write: (on: Write, body: Body) => Promise<VersionedPlan>, onDone?: (plan: Plan, body: Body) => void) {
  const client = useQueryClient();
  const [key, setKey] = useState(newIdempotencyKey);
  const query = planQuery(planId).queryKey;
  return useMutation({
    mutationFn: (body: Body) => write({ planId, key, etag: client.getQueryData<VersionedPlan>(query)?.etag ?? "" }, body),
    onSuccess: async (done, body) => {
      setKey(newIdempotencyKey());
      client.setQueryData(query, done);
      await client.invalidateQueries({ queryKey: ["support-plans"], predicate: ({ queryKey }) => queryKey[1] !== planId });
      await client.invalidateQueries({ queryKey: ["work-items"] });
      onDone?.(done.body, body);
    },
    onError: async (error) => {
      setKey(newIdempotencyKey());
      if (isProblem(error, "stale")) await client.invalidateQueries({ queryKey: query, exact: true });
    },
  });
}
