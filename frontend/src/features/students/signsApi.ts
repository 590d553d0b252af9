import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";

/** One pupil's live signs, in words; opening them is journalled. */
export const signsQuery = (student_id: string) =>
  queryOptions({
    queryKey: ["early-warnings", "of", student_id],
    queryFn: () => bodyOf(api.GET("/api/v1/students/{student_id}/early-warnings", { params: { path: { student_id } } })),
    staleTime: 60_000,
  });

const LATEST = 5;

/** What adults of the school signalled about this pupil; facts are read one at a time, elsewhere. */
export const concernsQuery = (student_id: string) =>
  queryOptions({
    queryKey: ["signals", "of", student_id],
    queryFn: () => bodyOf(api.GET("/api/v1/signals", { params: { query: { student_id, limit: LATEST } } })),
    select: (page) => page.items,
    staleTime: 60_000,
  });
