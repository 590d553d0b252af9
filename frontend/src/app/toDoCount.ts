import { useQuery } from "@tanstack/react-query";

import type { Me } from "@/shared/api/me";
import { workQuery } from "@/shared/api/work";

/** The one figure of the navigation: one's own turn only; absent when it cannot be had. */
export function useToDoCount(me: Me | null): number | undefined {
  const { data } = useQuery({
    ...workQuery,
    enabled: me?.home === "/",
    select: ({ items }) => items.filter((item) => item.group !== "waiting").length,
  });
  return data;
}
