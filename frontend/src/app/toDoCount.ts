import { useQuery } from "@tanstack/react-query";

import { authorizedFetch } from "@/shared/api/http";
import type { Me } from "@/shared/api/me";

/** The one figure of the navigation; absent when it cannot be had. */
export function useToDoCount(me: Me | null): number | undefined {
  const { data } = useQuery({
    queryKey: ["work-items", "count"],
    enabled: me?.home === "/",
    retry: false,
    queryFn: async (): Promise<number | null> => {
      const response = await authorizedFetch(new Request(new URL("/api/v1/work-items", window.location.origin)));
      if (!response.ok) return null;
      const { items } = (await response.json()) as { items: unknown[] };
      return items.length;
    },
  });
  return data ?? undefined;
}
