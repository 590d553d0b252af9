import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { downloadFile, uploadFile } from "@/shared/api/files";
import { idempotent, ifMatch, newIdempotencyKey } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type PartnerLine = Schemas["PartnerLine"];
export type PartnerPage = Schemas["PartnerOut"];
export type PartnerClient = Schemas["PartnerClientOut"];
export type PartnerCredential = Schemas["PartnerCredentialOut"];
export type DisclosureRow = Schemas["DisclosureRowOut"];
export type Transmission = Schemas["TransmissionLine"];
export type Webhook = Schemas["WebhookOut"];
export type WebhookDelivery = Schemas["WebhookDeliveryLine"];
export type PartnerScopeCode = Schemas["PartnerScope"];
export type NewPartner = Schemas["PartnerIn"];
export type ReferredLine = Schemas["ReferredLineOut"];
export type ReferredYouth = Schemas["ReferredYouthOut"];
export type ReferralAnswerBody = Schemas["ReferralAnswerIn"];
export type FileDeposit = Schemas["DepositOut"];
type DeliveriesFilter = NonNullable<paths["/api/v1/partners/{partner_id}/webhooks/{webhook_id}/deliveries"]["get"]["parameters"]["query"]>;

export const partnersQuery = (cursor?: string) =>
  queryOptions({ queryKey: ["partners", "list", cursor], queryFn: () => bodyOf(api.GET("/api/v1/partners", { params: { query: cursor === undefined ? {} : { cursor } } })) });

export const partnerQuery = (partner_id: string) =>
  queryOptions({ queryKey: ["partners", partner_id], queryFn: () => versionedBodyOf(api.GET("/api/v1/partners/{partner_id}", { params: { path: { partner_id } } })) });

export const disclosuresQuery = queryOptions({ queryKey: ["partner-disclosures"], queryFn: () => bodyOf(api.GET("/api/v1/partner-disclosures")), staleTime: Infinity });

export const transmissionsQuery = (partner_id: string, cursor?: string) =>
  queryOptions({
    queryKey: ["partners", partner_id, "transmissions", cursor],
    queryFn: () => bodyOf(api.GET("/api/v1/partners/{partner_id}/transmissions", { params: { path: { partner_id }, query: { limit: 20, ...(cursor !== undefined && { cursor }) } } })),
  });

export const webhooksQuery = (partner_id: string) =>
  queryOptions({ queryKey: ["partners", partner_id, "webhooks"], queryFn: () => bodyOf(api.GET("/api/v1/partners/{partner_id}/webhooks", { params: { path: { partner_id } } })) });

export const deliveriesQuery = (partner_id: string, webhook_id: string, query: DeliveriesFilter) =>
  queryOptions({
    queryKey: ["partners", partner_id, "webhooks", webhook_id, query],
    queryFn: () => bodyOf(api.GET("/api/v1/partners/{partner_id}/webhooks/{webhook_id}/deliveries", { params: { path: { partner_id, webhook_id }, query } })),
  });

export const deliveryQuery = (partner_id: string, webhook_id: string, delivery_id: string) =>
  queryOptions({
    queryKey: ["partners", partner_id, "webhooks", webhook_id, "delivery", delivery_id],
    queryFn: () => bodyOf(api.GET("/api/v1/partners/{partner_id}/webhooks/{webhook_id}/deliveries/{delivery_id}", { params: { path: { partner_id, webhook_id, delivery_id } } })),
  });

export const declarePartner = (body: NewPartner) => bodyOf(api.POST("/api/v1/partners", { headers: idempotent(newIdempotencyKey()), body }));

export const changePartner = (partner_id: string, etag: string, body: Schemas["PartnerChangeIn"]) =>
  bodyOf(api.PATCH("/api/v1/partners/{partner_id}", { params: { path: { partner_id } }, headers: ifMatch(etag), body }));

export const addClient = (partner_id: string, body: Schemas["PartnerClientIn"]) =>
  bodyOf(api.POST("/api/v1/partners/{partner_id}/clients", { params: { path: { partner_id } }, headers: idempotent(newIdempotencyKey()), body }));

export const closeClient = (partner_id: string, client: PartnerClient) =>
  bodyOf(
    api.PATCH("/api/v1/partners/{partner_id}/clients/{client_id}", {
      params: { path: { partner_id, client_id: client.id } },
      headers: ifMatch(`"${client.version}"`),
      body: { closed: true },
    }),
  );

export const issueCredential = (partner_id: string, client_id: string) =>
  bodyOf(api.POST("/api/v1/partners/{partner_id}/clients/{client_id}/credentials", { params: { path: { partner_id, client_id } }, body: { kind: "secret", days: 365 } }));

export const revokeCredential = (partner_id: string, client_id: string, credential_id: string) =>
  bodyOf(api.POST("/api/v1/partners/{partner_id}/clients/{client_id}/credentials/{credential_id}/revocation", { params: { path: { partner_id, client_id, credential_id } } }));

export const addWebhook = (partner_id: string, url: string) =>
  bodyOf(api.POST("/api/v1/partners/{partner_id}/webhooks", { params: { path: { partner_id } }, body: { url } }));

export const rotateWebhookSecret = (partner_id: string, one: Webhook) =>
  bodyOf(api.POST("/api/v1/partners/{partner_id}/webhooks/{webhook_id}/secret", { params: { path: { partner_id, webhook_id: one.id } }, headers: ifMatch(`"${one.version}"`) }));

export const advanceWebhook = (partner_id: string, one: Webhook, name: Schemas["WebhookStep"]) =>
  bodyOf(
    api.POST("/api/v1/partners/{partner_id}/webhooks/{webhook_id}/transitions", { params: { path: { partner_id, webhook_id: one.id } }, headers: ifMatch(`"${one.version}"`), body: { name } }),
  );

export const pingWebhook = (partner_id: string, webhook_id: string) =>
  bodyOf(api.POST("/api/v1/partners/{partner_id}/webhooks/{webhook_id}/ping", { params: { path: { partner_id, webhook_id } } }));

export const replayDelivery = (partner_id: string, webhook_id: string, delivery_id: string) =>
  bodyOf(api.POST("/api/v1/partners/{partner_id}/webhooks/{webhook_id}/deliveries/{delivery_id}/replay", { params: { path: { partner_id, webhook_id, delivery_id } } }));

export const replayDeliveries = (partner_id: string, webhook_id: string) =>
  bodyOf(api.POST("/api/v1/partners/{partner_id}/webhooks/{webhook_id}/replay", { params: { path: { partner_id, webhook_id } } }));

export type ReferralsState = "new" | "answered" | "all";

export const referredYouthsQuery = (state: ReferralsState) =>
  queryOptions({ queryKey: ["referred-youths", state], queryFn: () => bodyOf(api.GET("/api/v1/referred-youths", { params: { query: { state } } })) });

/** Opening a young person counts in the day's quota: asked once, when the line is opened. */
export const referredYouthQuery = (referral_id: string) =>
  queryOptions({
    queryKey: ["referred-youth", referral_id],
    queryFn: () => versionedBodyOf(api.GET("/api/v1/referred-youths/{referral_id}", { params: { path: { referral_id } } })),
    staleTime: Infinity,
    retry: false,
  });

export const answerReferral = (referral_id: string, etag: string, body: ReferralAnswerBody) =>
  bodyOf(api.POST("/api/v1/referred-youths/{referral_id}/answer", { params: { path: { referral_id } }, headers: { ...ifMatch(etag), ...idempotent(newIdempotencyKey()) }, body }));

const REFERRAL_FILE = "/api/v1/referral-file" satisfies keyof paths;

/** What is new or changed since the last file, or all; each young person of it counts in the day's quota. */
export const downloadReferralFile = (whole: boolean) => downloadFile(`${REFERRAL_FILE}?whole=${whole}`);

/** The file is the body itself: each line is kept, known already or refused with its reason. */
export const depositEventFile = (file: File) => uploadFile<FileDeposit>(REFERRAL_FILE, new File([file], file.name, { type: "text/csv" }));
