import { QueryClient } from "@tanstack/react-query";

import { ApiProblem } from "@/shared/api/problem";

const RETRIES = 2;

/** Reads are journalled: nothing is fetched again just because a window came to the front. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: worthRetrying },
    mutations: { retry: false },
  },
});

/** Only what may pass by itself: a busy service or a network that is not there. */
export function worthRetrying(failures: number, error: Error): boolean {
  const passing = error instanceof ApiProblem ? error.problem.status === 503 : error instanceof TypeError;
  return passing && failures < RETRIES;
}
