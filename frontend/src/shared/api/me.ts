import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./client";
import type { components } from "./schema.gen";

export type Me = components["schemas"]["MeOut"];

/** Who is signed in, in which perimeter, with which permissions. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => bodyOf(api.GET("/api/v1/me")),
  staleTime: Infinity,
});
