import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type PlaceLine = Schemas["TrainingPlaceLine"];
export type HoldLine = Schemas["PlaceHoldLine"];
export type Network = Schemas["FoqualeNetworkOut"];
export type NetworkLine = Schemas["NetworkLine"];
export type NewPlace = Schemas["TrainingPlaceIn"];
export type PlaceChange = Schemas["TrainingPlacePatchIn"];
export type NewMember = Schemas["FoqualeMemberIn"];
export type PlaceFilters = NonNullable<paths["/api/v1/training-places"]["get"]["parameters"]["query"]>;

/** Nearest first when it is known from where, else the next entry first. */
export const trainingPlacesQuery = (query: PlaceFilters) =>
  queryOptions({
    queryKey: ["training-places", query],
    queryFn: () => bodyOf(api.GET("/api/v1/training-places", { params: { query: { limit: 100, ...query } } })),
  });

/** Live holds of one's platform; those of one young person when asked. */
export const holdsQuery = (follow_up_id?: string) =>
  queryOptions({
    queryKey: ["place-holds", follow_up_id ?? "all"],
    queryFn: () => bodyOf(api.GET("/api/v1/place-holds", { params: { query: { live: true, ...(follow_up_id !== undefined && { follow_up_id }) } } })),
  });

/** The first name of whom a place is looked for. Reading it is journalled. */
export const followedQuery = (follow_up_id: string) =>
  queryOptions({
    queryKey: ["training-places", "seeker", follow_up_id],
    queryFn: () => bodyOf(api.GET("/api/v1/follow-ups/{follow_up_id}", { params: { path: { follow_up_id } } })),
  });

export const holdPlace = (training_place_id: string, follow_up_id: string, key: string) =>
  bodyOf(api.POST("/api/v1/training-places/{training_place_id}/holds", { params: { path: { training_place_id } }, headers: idempotent(key), body: { follow_up_id } }));

export const advanceHold = ({ id, version }: Pick<HoldLine, "id" | "version">, name: "confirm" | "release", key: string) =>
  bodyOf(api.POST("/api/v1/place-holds/{hold_id}/transitions", { params: { path: { hold_id: id } }, headers: { ...ifMatch(`"${version}"`), ...idempotent(key) }, body: { name } }));

export const addPlace = (network_id: string, body: NewPlace, key: string) =>
  bodyOf(api.POST("/api/v1/foquale-networks/{network_id}/places", { params: { path: { network_id } }, headers: idempotent(key), body }));

export const changePlace = ({ id, version }: Pick<PlaceLine, "id" | "version">, body: PlaceChange, key: string) =>
  bodyOf(
    api.PATCH("/api/v1/training-places/{training_place_id}", { params: { path: { training_place_id: id } }, headers: { ...ifMatch(`"${version}"`), ...idempotent(key) }, body }),
  );

export const networksQuery = queryOptions({
  queryKey: ["foquale-networks"],
  queryFn: () => bodyOf(api.GET("/api/v1/foquale-networks", { params: { query: { limit: 50 } } })),
});

export const networkQuery = (network_id: string) =>
  queryOptions({
    queryKey: ["foquale-networks", network_id],
    queryFn: () => bodyOf(api.GET("/api/v1/foquale-networks/{network_id}", { params: { path: { network_id } } })),
  });

/** Who may animate: the people of each platform. */
export const animatorsQuery = queryOptions({
  queryKey: ["platform-staff"],
  queryFn: async () => (await bodyOf(api.GET("/api/v1/platform-staff"))).platforms,
  staleTime: 60_000,
});

/** Structures that have accounts here. */
export const structuresQuery = queryOptions({
  queryKey: ["referral-partners"],
  queryFn: async () => (await bodyOf(api.GET("/api/v1/referral-partners"))).partners,
  staleTime: 5 * 60_000,
});

export const changeNetwork = ({ id, version }: Pick<Network, "id" | "version">, body: Schemas["FoqualeNetworkPatchIn"], key: string) =>
  bodyOf(api.PATCH("/api/v1/foquale-networks/{network_id}", { params: { path: { network_id: id } }, headers: { ...ifMatch(`"${version}"`), ...idempotent(key) }, body }));

export const openNetwork = (body: Schemas["FoqualeNetworkIn"], key: string) => bodyOf(api.POST("/api/v1/foquale-networks", { headers: idempotent(key), body }));

export const addMember = (network_id: string, body: NewMember, key: string) =>
  bodyOf(api.POST("/api/v1/foquale-networks/{network_id}/members", { params: { path: { network_id } }, headers: idempotent(key), body }));

export const endMember = (network_id: string, member_id: string, key: string) =>
  bodyOf(api.DELETE("/api/v1/foquale-networks/{network_id}/members/{member_id}", { params: { path: { network_id, member_id } }, headers: idempotent(key) }));
