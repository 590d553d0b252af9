import type { QueryClient } from "@tanstack/react-query";

import { meQuery, type Me } from "@/shared/api/me";
import { freshToken } from "@/shared/api/tokens";

/** Who is signed in: from memory, else from the refresh cookie, else nobody. */
export async function startSession(queryClient: QueryClient): Promise<Me | null> {
  const known = queryClient.getQueryData(meQuery.queryKey);
  if (known !== undefined) return known;
  return (await freshToken()) === null ? null : queryClient.query(meQuery);
}
