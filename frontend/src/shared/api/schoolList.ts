import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./client";

/** The schools of one's perimeter, for filters and lists. */
export const schoolsQuery = queryOptions({
  queryKey: ["schools"],
  queryFn: () => bodyOf(api.GET("/api/v1/schools", { params: { query: { limit: 100 } } })),
  select: (page) => page.items,
  staleTime: 5 * 60_000,
});
