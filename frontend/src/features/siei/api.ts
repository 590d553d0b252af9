import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { uploadFile } from "@/shared/api/files";
import { idempotent, ifMatch, newIdempotencyKey } from "@/shared/api/preconditions";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Basis = Schemas["SieiBasisOut"];
export type CampaignLine = Schemas["CampaignLine"];
/** The whole page of a campaign: its facts, its sources, its definition. */
export type CampaignPage = Schemas["SieiCampaignOut"];
export type Campaign = Schemas["SieiCampaignFactsOut"];
export type CampaignState = Schemas["CampaignState"];
export type CampaignStep = Schemas["CampaignStep"];
export type CampaignChoice = Schemas["SieiChoiceOut"];
export type Clause = Schemas["SieiClauseOut"];
export type Publication = Schemas["SieiPublicationOut"];
export type RejectLine = Schemas["RejectLine"];
export type Source = Schemas["SieiSourceOut"];
export type SourceKind = Schemas["SourceKind"];
export type Verdict = Schemas["SieiVerdictOut"];

/** Everything of SIEI is asked again under this key. */
export const SIEI = ["siei"] as const;
const READING_MS = 2000;

export const basisQuery = queryOptions({
  queryKey: [...SIEI, "legal-basis"],
  queryFn: () => versionedBodyOf(api.GET("/api/v1/siei/legal-basis")),
});

export const recordBasis = (body: Schemas["SieiBasisIn"]) =>
  versionedBodyOf(api.POST("/api/v1/siei/legal-basis", { headers: idempotent(newIdempotencyKey()), body }));

export const withdrawBasis = (etag: string) => bodyOf(api.DELETE("/api/v1/siei/legal-basis", { headers: ifMatch(etag) }));

export const choicesQuery = queryOptions({
  queryKey: [...SIEI, "choices"],
  queryFn: () => bodyOf(api.GET("/api/v1/siei/choices")),
});

export const campaignsQuery = (cursor?: string) =>
  queryOptions({
    queryKey: [...SIEI, "campaigns", "list", cursor],
    queryFn: () => bodyOf(api.GET("/api/v1/siei/campaigns", { params: { query: { limit: 25, ...(cursor !== undefined && { cursor }) } } })),
  });

export const openCampaign = (body: Schemas["SieiCampaignIn"]) =>
  versionedBodyOf(api.POST("/api/v1/siei/campaigns", { headers: idempotent(newIdempotencyKey()), body }));

/** Asked again while one of its sources is taken from our own base: nothing else tells when it is there. */
export const campaignQuery = (campaign_id: string) =>
  queryOptions({
    queryKey: [...SIEI, "campaigns", campaign_id],
    queryFn: () => versionedBodyOf(api.GET("/api/v1/siei/campaigns/{campaign_id}", { params: { path: { campaign_id } } })),
    refetchInterval: ({ state }) => (state.data?.body.sources.some((source) => source.state === "extracting") === true ? READING_MS : false),
  });

/** What each platform gets, what schools get back, what closing erases. */
export const publicationQuery = (campaign_id: string) =>
  queryOptions({
    queryKey: [...SIEI, "campaigns", campaign_id, "publication"],
    queryFn: () => bodyOf(api.GET("/api/v1/siei/campaigns/{campaign_id}/publication", { params: { path: { campaign_id } } })),
  });

export const rejectsQuery = (campaign_id: string, source: SourceKind, cursor: string | undefined) =>
  queryOptions({
    queryKey: [...SIEI, "campaigns", campaign_id, "rejects", source, cursor],
    queryFn: () =>
      bodyOf(
        api.GET("/api/v1/siei/campaigns/{campaign_id}/rejects", {
          params: { path: { campaign_id }, query: { source, limit: 25, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
  });

/** Check, run, cancel, resume, replay, publish, close or abandon. */
export const advanceCampaign = (campaign_id: string, etag: string, name: CampaignStep) =>
  versionedBodyOf(api.POST("/api/v1/siei/campaigns/{campaign_id}/steps", { params: { path: { campaign_id } }, headers: ifMatch(etag), body: { name } }));

/** The file is the body itself, read through the gate at once. */
export function depositSource(campaignId: string, kind: SourceKind, receivedOn: string, file: File): Promise<Source> {
  const query = new URLSearchParams({ kind, received_on: receivedOn, file_name: file.name });
  const binary = new File([file], file.name, { type: "application/octet-stream" });
  return uploadFile<Source>(`/api/v1/siei/campaigns/${campaignId}/sources?${query.toString()}`, binary, idempotent(newIdempotencyKey()));
}

export const takeOwnSource = (campaign_id: string, kind: SourceKind) =>
  bodyOf(
    api.POST("/api/v1/siei/campaigns/{campaign_id}/own-sources", {
      params: { path: { campaign_id } },
      headers: idempotent(newIdempotencyKey()),
      body: { kind },
    }),
  );

export const removeSource = (campaign_id: string, source_kind: SourceKind) =>
  bodyOf(api.DELETE("/api/v1/siei/campaigns/{campaign_id}/sources/{source_kind}", { params: { path: { campaign_id, source_kind } } }));

/** Progress of the crossing, or of its replay. */
export const eventsOf = (campaignId: string): string => `/api/v1/siei/campaigns/${campaignId}/events`;
