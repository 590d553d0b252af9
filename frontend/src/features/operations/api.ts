import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { idempotent } from "@/shared/api/preconditions";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type ServiceStatus = Schemas["ServiceStatusOut"];
export type FailedEffect = Schemas["FailedEffectOut"];
export type OperationRun = Schemas["OperationRunOut"];

/** What works and what does not; asked again only when the reader wants it. */
export const serviceStatusQuery = queryOptions({
  queryKey: ["service-status"],
  queryFn: () => bodyOf(api.GET("/api/v1/service-status")),
});

export const replayEffect = (id: string, key: string) =>
  bodyOf(api.POST("/api/v1/service-status/failures/{effect_id}/replay", { params: { path: { effect_id: id } }, headers: idempotent(key) }));
