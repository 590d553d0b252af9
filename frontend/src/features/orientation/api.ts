import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { uploadFile } from "@/shared/api/files";
import { idempotent, ifMatch, newIdempotencyKey } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Orientation = Schemas["OrientationOut"];
export type OrientationLine = Schemas["OrientationLine"];
export type OrientationYear = Schemas["OrientationYearOut"];
export type OrientationStep = Schemas["OrientationStepIn"];
export type StepName = OrientationStep["name"];
export type Wish = Schemas["WishOut"];
export type Results = Schemas["OrientationResultsOut"];
export type OrientationFilters = NonNullable<paths["/api/v1/orientation"]["get"]["parameters"]["query"]>;
export type Stage = NonNullable<OrientationFilters["stage"]>;

const of = (student_id: string) => ({ params: { path: { student_id } } });

export const orientationListQuery = (query: OrientationFilters) =>
  queryOptions({
    queryKey: ["orientation", "list", query],
    queryFn: () => bodyOf(api.GET("/api/v1/orientation", { params: { query: { limit: 50, ...query } } })),
  });

/** One pupil's year, with the version to send back. */
export const orientationQuery = (student_id: string) =>
  queryOptions({ queryKey: ["orientation", student_id], queryFn: () => versionedBodyOf(api.GET("/api/v1/students/{student_id}/orientation", of(student_id))) });

export const orientationYearQuery = (school_id: string | undefined) =>
  queryOptions({
    queryKey: ["orientation", "year", school_id],
    enabled: school_id !== undefined,
    queryFn: () => versionedBodyOf(api.GET("/api/v1/schools/{school_id}/orientation-year", { params: { path: { school_id: school_id ?? "" } } })),
  });

export const setOrientationYear = (school_id: string, version: number, body: Schemas["OrientationYearIn"]) =>
  versionedBodyOf(api.PUT("/api/v1/schools/{school_id}/orientation-year", { params: { path: { school_id } }, headers: ifMatch(`"${version}"`), body }));

export const takeOrientationStep = (student_id: string, version: number, key: string, body: OrientationStep) =>
  versionedBodyOf(api.POST("/api/v1/students/{student_id}/orientation/steps", { ...of(student_id), headers: { ...ifMatch(`"${version}"`), ...idempotent(key) }, body }));

export const noteActivity = (student_id: string, body: Schemas["OrientationActivityIn"], key: string) =>
  versionedBodyOf(api.POST("/api/v1/students/{student_id}/orientation/activities", { ...of(student_id), headers: idempotent(key), body }));

export const removeActivity = (student_id: string, activity_id: string) =>
  versionedBodyOf(api.DELETE("/api/v1/students/{student_id}/orientation/activities/{activity_id}", { params: { path: { student_id, activity_id } } }));

export const noteCall = (student_id: string, body: Schemas["OrientationCallIn"], key: string) =>
  versionedBodyOf(api.POST("/api/v1/students/{student_id}/orientation/calls", { ...of(student_id), headers: idempotent(key), body }));

export const takeCallBack = (student_id: string, call_id: string) =>
  bodyOf(api.DELETE("/api/v1/students/{student_id}/orientation/calls/{call_id}", { params: { path: { student_id, call_id } } }));

/** The file is the body itself: all of it is taken, or the list of bad lines is returned. */
export function importResults(school_id: string, file: File): Promise<Results> {
  const query = new URLSearchParams({ file_name: file.name });
  const typed = new File([file], file.name, { type: "text/csv" });
  return uploadFile<Results>(`/api/v1/schools/${school_id}/orientation-results?${query.toString()}`, typed, idempotent(newIdempotencyKey()));
}
