/** The open door: no account and no session; what is sent travels in a body, never in an address. */

import { queryOptions } from "@tanstack/react-query";

import { ApiProblem, problemOf } from "@/shared/api/problem";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Commune = Schemas["CommuneFoundOut"];
export type Nearby = Schemas["NearbyOut"];
export type Receipt = Schemas["RequestReceiptOut"];
export type PromisedDay = Schemas["PromisedDayOut"];
export type TrainingRequest = Schemas["TrainingRequestIn"];

async function openBody<Body>(path: string, init?: RequestInit): Promise<Body> {
  const response = await fetch(`/api/v1/public/${path}`, init);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiProblem(problemOf(response, body));
  return body as Body;
}

/** By postal code, or by the beginning of the name. */
export const communesQuery = (typed: string) =>
  queryOptions({
    queryKey: ["communes", typed],
    queryFn: () => openBody<Schemas["CommunesFoundOut"]>(`communes?q=${encodeURIComponent(typed)}`),
    enabled: /^\d{5}$/.test(typed) || /^\D{2}/.test(typed),
    staleTime: Infinity,
  });

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
