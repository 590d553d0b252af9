/** The open door: no account and no session; what is sent travels in a body, never in an address. */

import { queryOptions } from "@tanstack/react-query";

import { openBody } from "@/shared/api/open";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Nearby = Schemas["NearbyOut"];
export type Receipt = Schemas["RequestReceiptOut"];
export type PromisedDay = Schemas["PromisedDayOut"];
export type TrainingRequest = Schemas["TrainingRequestIn"];

export const nearbyQuery = (commune: string | undefined) =>
  queryOptions({
    queryKey: ["nearby", commune],
    queryFn: () => openBody<Nearby>(`training-places?commune=${commune ?? ""}`),
    enabled: commune !== undefined,
    retry: false,
  });

/** One ticket for one form. */
export const takeTicket = async (): Promise<string> => (await openBody<Schemas["TicketOut"]>("training-requests/ticket")).ticket;

export const leaveRequest = (body: TrainingRequest): Promise<Receipt> =>
  openBody("training-requests", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
