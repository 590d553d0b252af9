/** What a DSDEN keeps for its département. */

import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Delegation = Schemas["DelegationLine"];
export type SupportService = Schemas["SupportServiceLine"];
export type NewDelegation = Schemas["DelegationIn"];
export type NewService = Schemas["SupportServiceIn"];

export const delegationsQuery = queryOptions({
  queryKey: ["delegations"],
  queryFn: () => bodyOf(api.GET("/api/v1/delegations")),
  select: (page) => page.items,
});

export const signatoriesQuery = queryOptions({
  queryKey: ["delegations", "signatories"],
  queryFn: () => bodyOf(api.GET("/api/v1/delegations/signatories")),
  select: (page) => page.items,
});

export const addDelegation = (body: NewDelegation, key: string) => bodyOf(api.POST("/api/v1/delegations", { body, headers: idempotent(key) }));

export const changeDelegation = ({ id, version }: Pick<Delegation, "id" | "version">, body: Schemas["DelegationPatchIn"]) =>
  bodyOf(api.PATCH("/api/v1/delegations/{delegation_id}", { params: { path: { delegation_id: id } }, body, headers: ifMatch(`"${version}"`) }));

export const supportQuery = queryOptions({
  queryKey: ["support-services"],
  queryFn: () => bodyOf(api.GET("/api/v1/support-services")),
  select: (page) => page.items,
});

export const addService = (body: NewService, key: string) => bodyOf(api.POST("/api/v1/support-services", { body, headers: idempotent(key) }));

export const changeService = ({ id, version }: Pick<SupportService, "id" | "version">, body: Schemas["SupportServicePatchIn"]) =>
  bodyOf(api.PATCH("/api/v1/support-services/{service_id}", { params: { path: { service_id: id } }, body, headers: ifMatch(`"${version}"`) }));
