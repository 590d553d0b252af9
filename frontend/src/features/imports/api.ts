import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { uploadFile } from "@/shared/api/files";
import { idempotent, ifMatch, newIdempotencyKey } from "@/shared/api/preconditions";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Import = Schemas["ImportOut"];
export type ImportSummary = Schemas["ImportSummary"];
export type ImportLine = Schemas["ImportLine"];
export type ImportOutcome = Schemas["Outcome"];
export type ImportStep = Schemas["ImportTransitionIn"];
export type Decision = Schemas["ImportLineDecisionIn"]["decision"];

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: () => bodyOf(api.GET("/api/v1/imports", { params: { query: { limit: 50 } } })),
});

export const importQuery = (import_id: string) =>
  queryOptions({
    queryKey: ["imports", import_id],
    queryFn: () => versionedBodyOf(api.GET("/api/v1/imports/{import_id}", { params: { path: { import_id } } })),
  });

export const linesQuery = (import_id: string, outcome: ImportOutcome, cursor: string | undefined) =>
  queryOptions({
    queryKey: ["imports", import_id, "lines", outcome, cursor],
    queryFn: () =>
      bodyOf(
        api.GET("/api/v1/imports/{import_id}/lines", {
          params: { path: { import_id }, query: { outcome, limit: 100, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
  });

/** The file is the body itself; it is recognised by what it is. */
export function depositFile(schoolId: string, file: File): Promise<Import> {
  const query = new URLSearchParams({ school_id: schoolId, file_name: file.name });
  return uploadFile<Import>(`/api/v1/imports?${query.toString()}`, file, idempotent(newIdempotencyKey()));
}

export const advanceImport = (import_id: string, etag: string, body: ImportStep) =>
  versionedBodyOf(api.POST("/api/v1/imports/{import_id}/transitions", { params: { path: { import_id } }, headers: ifMatch(etag), body }));

export const decideLine = (import_id: string, line_id: string, decision: Decision) =>
  versionedBodyOf(api.PUT("/api/v1/imports/{import_id}/lines/{line_id}/decision", { params: { path: { import_id, line_id } }, body: { decision } }));
