import { queryOptions } from "@tanstack/react-query";

import { api, versionedBodyOf } from "@/shared/api/client";
import { ifMatch } from "@/shared/api/preconditions";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Letterhead = Schemas["LetterheadOut"];
export type LetterheadBody = Schemas["LetterheadIn"];

/** Version 0: nobody has set a model, and letters carry what the office's own sheet says. */
export const letterheadQuery = (unit_id: string | undefined) =>
  queryOptions({
    queryKey: ["letterhead", unit_id],
    enabled: unit_id !== undefined,
    queryFn: () => versionedBodyOf(api.GET("/api/v1/units/{unit_id}/letterhead", { params: { path: { unit_id: unit_id ?? "" } } })),
  });

export const setLetterhead = (unit_id: string, body: LetterheadBody, etag: string) =>
  versionedBodyOf(api.PUT("/api/v1/units/{unit_id}/letterhead", { params: { path: { unit_id } }, body, headers: ifMatch(etag) }));

export const removeLetterhead = (unit_id: string, etag: string) =>
  versionedBodyOf(api.DELETE("/api/v1/units/{unit_id}/letterhead", { params: { path: { unit_id } }, headers: ifMatch(etag) }));
