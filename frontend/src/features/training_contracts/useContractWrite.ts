import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { isProblem } from "@/shared/api/problem";

import { contractQuery, type Contract, type VersionedContract, type Write } from "./api";

/** A write on a contract: the version read at that moment goes with it, one key per gesture; the answer is the new page. */
export function useContractWrite<Body>(
  contract: Pick<Contract, "id" | "version">,
  write: (on: Write, body: Body) => Promise<VersionedContract>,
  onDone?: (contract: Contract, body: Body) => void,
) {
  const client = useQueryClient();
  const [key, setKey] = useState(newIdempotencyKey);
  const query = contractQuery(contract.id).queryKey;
  return useMutation({
    mutationFn: (body: Body) => write({ contractId: contract.id, key, etag: client.getQueryData<VersionedContract>(query)?.etag ?? `"${contract.version}"` }, body),
    onSuccess: async (done, body) => {
      setKey(newIdempotencyKey());
      client.setQueryData(query, done);
      onDone?.(done.body, body);
      await Promise.all([
        client.invalidateQueries({ queryKey: ["training-contracts"], predicate: ({ queryKey }) => queryKey[1] !== contract.id }),
        ...[["work-items"], ["place-holds"], ["training-places"]].map((queryKey) => client.invalidateQueries({ queryKey })),
      ]);
    },
    onError: async (error) => {
      setKey(newIdempotencyKey());
      if (isProblem(error, "stale")) await client.invalidateQueries({ queryKey: query, exact: true });
    },
  });
}
