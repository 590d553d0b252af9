import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import type { components } from "@/shared/api/schema.gen";

import { SIEI } from "../api";

type Schemas = components["schemas"];
export type Pair = Schemas["SieiPairOut"];
export type Field = Schemas["SieiFieldOut"];
export type Evidence = Schemas["SieiEvidenceOut"];
export type Earlier = Schemas["SieiEarlierOut"];
export type Holder = Schemas["SieiHolderOut"];
export type Progress = Schemas["SieiReviewProgressOut"];
export type NextPair = Schemas["SieiNextPairOut"];
export type Answered = Schemas["SieiAnsweredOut"];
export type Answer = Schemas["Answer"];

/** How far the review is, and what it lets one say. */
export const reviewQuery = (campaign_id: string) =>
  queryOptions({
    queryKey: [...SIEI, "campaigns", campaign_id, "review"],
    queryFn: () => bodyOf(api.GET("/api/v1/siei/campaigns/{campaign_id}/review", { params: { path: { campaign_id } } })),
  });

/** The next pair, held two minutes; never one that is on the screen, or whose answer is on its way. */
export const takeNextPair = (campaign_id: string, besides: string[]): Promise<NextPair> =>
  bodyOf(api.POST("/api/v1/siei/campaigns/{campaign_id}/pairs/next", { params: { path: { campaign_id }, query: { besides } } }));

export const answerPair = (campaign_id: string, pair_id: string, answer: Answer, motive: string): Promise<Answered> =>
  bodyOf(api.POST("/api/v1/siei/campaigns/{campaign_id}/pairs/{pair_id}/answer", { params: { path: { campaign_id, pair_id } }, body: { answer, motive } }));

export const undoAnswer = (campaign_id: string, pair_id: string): Promise<NextPair> =>
  bodyOf(api.DELETE("/api/v1/siei/campaigns/{campaign_id}/pairs/{pair_id}/answer", { params: { path: { campaign_id, pair_id } } }));
