import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { idempotent, ifMatch, newIdempotencyKey } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Referral = Schemas["ReferralLine"];
export type Hearing = Schemas["HearingLine"];
export type WarningToSign = Schemas["WarningToSignOut"];
export type Outgoing = Schemas["OutgoingLine"];
export type Batch = Schemas["LetterBatchLine"];
export type DeliveryNote = Schemas["DeliveryNoteIn"];
export type Reason = Schemas["ReasonShownOut"];
export type DasenReason = Schemas["DasenReasonIn"];
export type ReferralFilters = NonNullable<paths["/api/v1/referrals"]["get"]["parameters"]["query"]>;

export const referralsQuery = (query: ReferralFilters) =>
  queryOptions({
    queryKey: ["referrals", "list", query],
    queryFn: () => bodyOf(api.GET("/api/v1/referrals", { params: { query } })),
  });

export const referralsSummaryQuery = queryOptions({
  queryKey: ["referrals", "summary"],
  queryFn: () => bodyOf(api.GET("/api/v1/referrals/summary")),
});

export const signatureBookQuery = queryOptions({
  queryKey: ["referrals", "signature-book"],
  queryFn: () => bodyOf(api.GET("/api/v1/signature-book")),
});

export const signWarnings = (items: { case_id: string; version: number }[]) =>
  bodyOf(api.POST("/api/v1/signature-book/sign", { body: { items } }));

/** One step on one case, from a list: the version of its line goes with it. */
export const takeStep = (line: { id: string; version: number }, body: { name: "acknowledge" } | { name: "prepare_warning"; addressees: string[] }) =>
  bodyOf(
    api.POST("/api/v1/attendance-cases/{case_id}/transitions", {
      params: { path: { case_id: line.id } },
      headers: { ...ifMatch(`"${line.version}"`), ...idempotent(newIdempotencyKey()) },
      body,
    }),
  );

export const showCase = (case_id: string) =>
  bodyOf(api.GET("/api/v1/attendance-cases/{case_id}", { params: { path: { case_id } } }));

export const reasonQuery = (absence_id: string) =>
  queryOptions({
    queryKey: ["absences", "reason", absence_id],
    queryFn: () => bodyOf(api.GET("/api/v1/absences/{absence_id}/reason", { params: { path: { absence_id } } })),
  });

export const judgeReason = (absence_id: string, body: DasenReason) =>
  bodyOf(api.POST("/api/v1/absences/{absence_id}/dasen-judgement", { params: { path: { absence_id } }, body }));

export const hearingsQuery = (first: string | undefined) =>
  queryOptions({
    queryKey: ["hearings", first],
    queryFn: () => bodyOf(api.GET("/api/v1/hearings", { params: { query: { limit: 100, ...(first !== undefined && { first }) } } })),
  });

export const deliveriesQuery = queryOptions({
  queryKey: ["deliveries"],
  queryFn: () => bodyOf(api.GET("/api/v1/deliveries", { params: { query: { limit: 100 } } })),
});

export const batchesQuery = queryOptions({
  queryKey: ["letter-batches"],
  queryFn: () => bodyOf(api.GET("/api/v1/letter-batches", { params: { query: { limit: 20 } } })),
});

export const prepareBatch = () =>
  bodyOf(api.POST("/api/v1/letter-batches", { headers: idempotent(newIdempotencyKey()), body: {} }));

export const advanceBatch = (batch: { id: string; version: number }, name: Schemas["BatchStep"]) =>
  bodyOf(
    api.POST("/api/v1/letter-batches/{batch_id}/transitions", {
      params: { path: { batch_id: batch.id } },
      headers: ifMatch(`"${batch.version}"`),
      body: { name },
    }),
  );

export const removeFromBatch = (batch: { id: string; version: number }, delivery_id: string) =>
  bodyOf(
    api.DELETE("/api/v1/letter-batches/{batch_id}/letters/{delivery_id}", {
      params: { path: { batch_id: batch.id, delivery_id } },
      headers: ifMatch(`"${batch.version}"`),
    }),
  );

/** The same letter to the present address; the envelope that came back stays, as evidence. */
export const sendAgain = (delivery_id: string) =>
  bodyOf(api.POST("/api/v1/deliveries/{delivery_id}/reissue", { params: { path: { delivery_id } }, headers: idempotent(newIdempotencyKey()) }));

export const noteDelivery = (delivery: { id: string; version: number }, body: DeliveryNote) =>
  bodyOf(
    api.PATCH("/api/v1/deliveries/{delivery_id}", {
      params: { path: { delivery_id: delivery.id } },
      headers: ifMatch(`"${delivery.version}"`),
      body,
    }),
  );
