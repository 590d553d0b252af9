import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type CalendarBody = Schemas["CalendarIn"];
export type SchoolCalendar = Schemas["CalendarOut"];
export type SettingsBody = Schemas["SettingsIn"];
export type Settings = Schemas["SettingsOut"];
export type Placement = Schemas["PlacementOut"];
export type CountChange = Schemas["CountChangeOut"];

export const settingsQuery = (schoolId: string | undefined) =>
  queryOptions({
    queryKey: ["settings", schoolId],
    enabled: schoolId !== undefined,
    queryFn: () => versionedBodyOf(api.GET("/api/v1/schools/{school_id}/settings", { params: { path: { school_id: schoolId ?? "" } } })),
  });

export const saveCalendar = (schoolId: string, body: CalendarBody, etag: string) =>
  versionedBodyOf(api.PUT("/api/v1/schools/{school_id}/calendar", { params: { path: { school_id: schoolId } }, body, headers: ifMatch(etag) }));

export const addSettings = (schoolId: string, body: SettingsBody, etag: string, key: string) =>
  versionedBodyOf(
    api.POST("/api/v1/schools/{school_id}/settings", { params: { path: { school_id: schoolId } }, body, headers: { ...ifMatch(etag), ...idempotent(key) } }),
  );

export const previewCalendar = (school_id: string, body: CalendarBody) =>
  bodyOf(api.POST("/api/v1/schools/{school_id}/calendar/preview", { params: { path: { school_id } }, body }));

export const previewSettings = (school_id: string, body: SettingsBody) =>
  bodyOf(api.POST("/api/v1/schools/{school_id}/settings/preview", { params: { path: { school_id } }, body }));

export const placementsQuery = (school_id: string, class_id: string) =>
  queryOptions({
    queryKey: ["placements", class_id],
    enabled: class_id !== "",
    queryFn: () => bodyOf(api.GET("/api/v1/schools/{school_id}/classes/{class_id}/placements", { params: { path: { school_id, class_id } } })),
  });

/** The whole list of a class: what is not in it any more is no placement. */
export const savePlacements = (school_id: string, class_id: string, items: Schemas["PlacementIn"][]) =>
  bodyOf(api.PUT("/api/v1/schools/{school_id}/classes/{class_id}/placements", { params: { path: { school_id, class_id } }, body: { items } }));
