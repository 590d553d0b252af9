import { queryOptions } from "@tanstack/react-query";

import { api, versionedBodyOf } from "./client";

/** The school's weeks, grid and closures, with their version. */
export const calendarQuery = (schoolId: string | undefined) =>
  queryOptions({
    queryKey: ["calendar", schoolId],
    enabled: schoolId !== undefined,
    queryFn: () => versionedBodyOf(api.GET("/api/v1/schools/{school_id}/calendar", { params: { path: { school_id: schoolId ?? "" } } })),
    staleTime: 5 * 60_000,
  });
