import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Departure = Schemas["DepartureOut"];
export type DepartureFacts = Schemas["DepartureFactsOut"];
export type DepartureLine = Schemas["DepartureLine"];
export type DepartureStep = Schemas["DepartureStepIn"];
export type DepartureStepPreview = Schemas["DepartureStepPreviewOut"];
export type StepName = DepartureStep["name"];
export type Ground = Schemas["DepartureGround"];
export type Handover = Schemas["HandoverLine"];
export type PlatformArea = Schemas["PlatformAreaOut"];
export type PlatformAreas = Schemas["PlatformAreasOut"];
export type NewPlatformArea = Schemas["PlatformAreaIn"];
export type DepartureFilters = NonNullable<paths["/api/v1/departures"]["get"]["parameters"]["query"]>;

const DEPARTURE = "/api/v1/departures/{departure_id}";
const at = (departure_id: string) => ({ params: { path: { departure_id } } });

export const departuresQuery = (query: DepartureFilters) =>
  queryOptions({
    queryKey: ["departures", "list", query],
    queryFn: () => bodyOf(api.GET("/api/v1/departures", { params: { query: { limit: 50, ...query } } })),
  });

/** One departure, with the version to send back. */
export const departureQuery = (id: string) =>
  queryOptions({ queryKey: ["departures", id], queryFn: () => versionedBodyOf(api.GET(DEPARTURE, at(id))) });

export const openDeparture = (student_id: string, ground: Ground, key: string) =>
  bodyOf(api.POST("/api/v1/departures", { body: { student_id, ground }, headers: idempotent(key) }));

export const takeDepartureStep = (id: string, etag: string, key: string, body: DepartureStep) =>
  versionedBodyOf(api.POST("/api/v1/departures/{departure_id}/steps", { ...at(id), headers: { ...ifMatch(etag), ...idempotent(key) }, body }));

/** What the step would send, and to whom; nothing is written. */
export const previewDepartureStep = (id: string, body: DepartureStep) =>
  bodyOf(api.POST("/api/v1/departures/{departure_id}/steps/preview", { ...at(id), body }));

export const takeAttemptBack = (departure_id: string, attempt_id: string) =>
  versionedBodyOf(api.DELETE("/api/v1/departures/{departure_id}/contacts/{attempt_id}", { params: { path: { departure_id, attempt_id } } }));

export const noteAttempt = (id: string, body: Schemas["DepartureContactIn"], key: string) =>
  versionedBodyOf(api.POST("/api/v1/departures/{departure_id}/contacts", { ...at(id), headers: idempotent(key), body }));

/** The DSDEN takes note of a pupil to be found. */
export const receiveDeparture = ({ id, version }: Pick<DepartureLine, "id" | "version">, key: string) =>
  versionedBodyOf(api.POST("/api/v1/departures/{departure_id}/receipt", { ...at(id), headers: { ...ifMatch(`"${version}"`), ...idempotent(key) } }));

export const handoversQuery = (ended: boolean, cursor: string | undefined) =>
  queryOptions({
    queryKey: ["handovers", ended, cursor],
    queryFn: () => bodyOf(api.GET("/api/v1/handovers", { params: { query: { ended, limit: 50, ...(cursor !== undefined && { cursor }) } } })),
  });

export const receiveHandover = (handover_id: string, key: string) =>
  bodyOf(api.POST("/api/v1/handovers/{handover_id}/receipt", { params: { path: { handover_id } }, headers: idempotent(key) }));

export const platformAreasQuery = queryOptions({
  queryKey: ["platform-areas"],
  queryFn: () => bodyOf(api.GET("/api/v1/platform-areas")),
});

export const addPlatformArea = (body: NewPlatformArea, key: string) => bodyOf(api.POST("/api/v1/platform-areas", { body, headers: idempotent(key) }));

export const endPlatformArea = ({ id, version }: Pick<PlatformArea, "id" | "version">, valid_to: string) =>
  bodyOf(api.PATCH("/api/v1/platform-areas/{area_id}", { params: { path: { area_id: id } }, headers: ifMatch(`"${version}"`), body: { valid_to } }));
