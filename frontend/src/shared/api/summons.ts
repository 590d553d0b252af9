/** Summons of the mission locale: the platform's side and its own, with the same countdown. */

import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./client";
import { idempotent, ifMatch, newIdempotencyKey } from "./preconditions";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type SummonsView = Schemas["SummonsViewOut"];
export type ReferredSummonsRead = Schemas["ReferredSummonsOut"];
const version = (of: { version: number }) => ifMatch(`"${of.version}"`);
type SummonsVersion = Pick<SummonsView["summons"], "id" | "version">;
type EndKind = Schemas["SummonsEndIn"]["kind"];

export const endSummons = (follow_up_id: string, one: SummonsVersion, kind: EndKind) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/summons/{summons_id}/end", { params: { path: { follow_up_id, summons_id: one.id } }, headers: { ...version(one), ...idempotent(newIdempotencyKey()) }, body: { kind } }));

export const resumeSummons = (follow_up_id: string, one: SummonsVersion) =>
  bodyOf(api.POST("/api/v1/follow-ups/{follow_up_id}/summons/{summons_id}/resume", { params: { path: { follow_up_id, summons_id: one.id } }, headers: { ...version(one), ...idempotent(newIdempotencyKey()) } }));

/** The mission locale's own side of the same summons. */
export const referredSummonsQuery = (referral_id: string) =>
  queryOptions({ queryKey: ["referred-summons", referral_id], queryFn: () => bodyOf(api.GET("/api/v1/referred-youths/{referral_id}/summons", { params: { path: { referral_id } } })) });

export const summonReferred = (referral_id: string, body: Schemas["SummonsIn"]) =>
  bodyOf(api.POST("/api/v1/referred-youths/{referral_id}/summons", { params: { path: { referral_id } }, headers: idempotent(newIdempotencyKey()), body }));

export const endReferredSummons = (referral_id: string, one: SummonsVersion, kind: EndKind) =>
  bodyOf(api.POST("/api/v1/referred-youths/{referral_id}/summons/{summons_id}/end", { params: { path: { referral_id, summons_id: one.id } }, headers: { ...version(one), ...idempotent(newIdempotencyKey()) }, body: { kind } }));

export const resumeReferredSummons = (referral_id: string, one: SummonsVersion) =>
  bodyOf(api.POST("/api/v1/referred-youths/{referral_id}/summons/{summons_id}/resume", { params: { path: { referral_id, summons_id: one.id } }, headers: { ...version(one), ...idempotent(newIdempotencyKey()) } }));
