import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

import { SIEI, type SourceKind } from "../api";

type Schemas = components["schemas"];
export type Row = Schemas["SieiRowLine"];
export type ReceivedRow = Schemas["SieiPlatformLine"];
export type Search = Schemas["SieiSearch"];
export type Rightness = Schemas["SieiRightnessOut"];
export type Finding = Schemas["SieiFindingIn"];
export type Outcome = Schemas["RowOutcome"];
export type ReturnLine = Schemas["SieiReturnLine"];
export type RowFilters = Omit<NonNullable<paths["/api/v1/siei/campaigns/{campaign_id}/rows"]["get"]["parameters"]["query"]>, "cursor" | "limit">;
export type ReceivedFilters = Omit<NonNullable<paths["/api/v1/siei/rows"]["get"]["parameters"]["query"]>, "cursor" | "limit">;

const PAGE = 50;
const from = (cursor: string | undefined) => ({ limit: PAGE, ...(cursor !== undefined && { cursor }) });

export const rowsQuery = (campaign_id: string, filters: RowFilters, cursor: string | undefined) =>
  queryOptions({
    queryKey: [...SIEI, "campaigns", campaign_id, "rows", filters, cursor],
    queryFn: () => bodyOf(api.GET("/api/v1/siei/campaigns/{campaign_id}/rows", { params: { path: { campaign_id }, query: { ...filters, ...from(cursor) } } })),
  });

export const rightnessQuery = (campaign_id: string) =>
  queryOptions({
    queryKey: [...SIEI, "campaigns", campaign_id, "rightness"],
    queryFn: () => bodyOf(api.GET("/api/v1/siei/campaigns/{campaign_id}/rightness", { params: { path: { campaign_id } } })),
  });

/** A file for whoever keeps the source: the people of whom it was wrong. */
export const feedbackPath = (campaignId: string, kind: SourceKind): string => `/api/v1/siei/campaigns/${campaignId}/feedback/${kind}`;

export const receivedQuery = (filters: ReceivedFilters, cursor: string | undefined) =>
  queryOptions({
    queryKey: [...SIEI, "received", filters, cursor],
    queryFn: () => bodyOf(api.GET("/api/v1/siei/rows", { params: { query: { ...filters, ...from(cursor) } } })),
  });

/** « Liste reçue », once for all of it. */
export const receiveList = (key: string) => bodyOf(api.POST("/api/v1/siei/rows/receipt", { headers: idempotent(key) }));

export const answerRow = ({ id, version }: Pick<ReceivedRow, "id" | "version">, body: Finding) =>
  bodyOf(api.PUT("/api/v1/siei/rows/{row_id}/outcome", { params: { path: { row_id: id } }, headers: ifMatch(`"${version}"`), body }));

export const returnsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: [...SIEI, "returns", cursor],
    queryFn: () => bodyOf(api.GET("/api/v1/siei/returns", { params: { query: from(cursor) } })),
  });
