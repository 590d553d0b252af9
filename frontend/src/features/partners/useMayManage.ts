import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";

/** The DPO reads these pages; the administrator also acts on them. */
export function useMayManage(): boolean {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  return me?.permissions.includes("partners:manage") ?? false;
}
