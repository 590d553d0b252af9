import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./client";

/** What one has to do, and what one waits for. */
export const workQuery = queryOptions({
  queryKey: ["work-items"],
  queryFn: () => bodyOf(api.GET("/api/v1/work-items")),
  retry: false,
});
