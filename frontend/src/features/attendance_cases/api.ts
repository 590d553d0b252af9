import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Case = Schemas["AttendanceCaseOut"];
export type CaseAct = Schemas["CaseActOut"];
export type CaseLine = Schemas["CaseLine"];
export type CasePerson = Schemas["CasePersonOut"];
export type CaseDraft = Schemas["CaseDraftOut"];
export type DocumentLine = Schemas["DocumentLine"];
export type DocumentSummary = Schemas["DocumentSummaryOut"];
export type StepPreview = Schemas["StepPreviewOut"];
type TransitionPath = paths["/api/v1/attendance-cases/{case_id}/transitions"];
export type Transition = TransitionPath["post"]["requestBody"]["content"]["application/json"];
export type CaseFilters = NonNullable<paths["/api/v1/attendance-cases"]["get"]["parameters"]["query"]>;

const CASE = "/api/v1/attendance-cases/{case_id}";

/** One case, with the version to send back. */
export const caseQuery = (case_id: string) =>
  queryOptions({
    queryKey: ["attendance-cases", case_id],
    queryFn: () => versionedBodyOf(api.GET(CASE, { params: { path: { case_id } } })),
  });

export const casesQuery = (query: CaseFilters) =>
  queryOptions({
    queryKey: ["attendance-cases", "list", query],
    queryFn: () => bodyOf(api.GET("/api/v1/attendance-cases", { params: { query } })),
  });

export type NeighbourFilters = NonNullable<paths["/api/v1/attendance-cases/{case_id}/neighbours"]["get"]["parameters"]["query"]>;

/** The cases before and after one, under the filters of the list. */
export const neighboursQuery = (case_id: string, query: NeighbourFilters) =>
  queryOptions({
    queryKey: ["attendance-cases", case_id, "neighbours", query],
    queryFn: () => bodyOf(api.GET("/api/v1/attendance-cases/{case_id}/neighbours", { params: { path: { case_id }, query } })),
  });

/** Cases of the same person in other schools, for who holds both. */
export const samePersonQuery = (case_id: string) =>
  queryOptions({
    queryKey: ["attendance-cases", case_id, "same-person"],
    queryFn: () => bodyOf(api.GET("/api/v1/attendance-cases/{case_id}/same-person", { params: { path: { case_id } } })),
  });

export const casesSummaryQuery = queryOptions({
  queryKey: ["attendance-cases", "summary"],
  queryFn: () => bodyOf(api.GET("/api/v1/attendance-cases/summary")),
});

export const caseDocumentsQuery = (case_id: string) =>
  queryOptions({
    queryKey: ["attendance-cases", case_id, "documents"],
    queryFn: () => bodyOf(api.GET("/api/v1/attendance-cases/{case_id}/documents", { params: { path: { case_id }, query: { limit: 100 } } })),
  });

export const documentQuery = (document_id: string) =>
  queryOptions({
    queryKey: ["documents", document_id],
    queryFn: () => bodyOf(api.GET("/api/v1/documents/{document_id}/summary", { params: { path: { document_id } } })),
  });

/** One's own acts begun on a case and not sent, by step. */
export const draftsQuery = (case_id: string) =>
  queryOptions({
    queryKey: ["attendance-cases", case_id, "drafts"],
    queryFn: () => bodyOf(api.GET("/api/v1/attendance-cases/{case_id}/drafts", { params: { path: { case_id } } })),
    staleTime: 0,
  });

export const saveDraft = (case_id: string, transition: string, fields: Record<string, string | string[]>) =>
  bodyOf(api.PUT("/api/v1/attendance-cases/{case_id}/drafts/{transition}", { params: { path: { case_id, transition } }, body: { fields } }));

export const dropDraft = (case_id: string, transition: string) =>
  bodyOf(api.DELETE("/api/v1/attendance-cases/{case_id}/drafts/{transition}", { params: { path: { case_id, transition } } }));

export interface Gesture {
  caseId: string;
  etag: string;
  key: string;
  body: Transition;
}

/** Takes one step: the version that was read goes with it, and one key per gesture. */
export const takeStep = ({ caseId, etag, key, body }: Gesture) =>
  versionedBodyOf(
    api.POST("/api/v1/attendance-cases/{case_id}/transitions", {
      params: { path: { case_id: caseId } },
      headers: { ...ifMatch(etag), ...idempotent(key) },
      body,
    }),
  );

/** What the step would do; nothing is written. */
export const previewStep = (case_id: string, body: Transition): Promise<StepPreview> =>
  bodyOf(api.POST("/api/v1/attendance-cases/{case_id}/transitions/preview", { params: { path: { case_id } }, body }));

/** A pupil's month, as it is known today or as it was known one evening. */
export const monthOf = (student_id: string, month: string, known_on?: string) =>
  bodyOf(
    api.GET("/api/v1/students/{student_id}/half-days", {
      params: { path: { student_id }, query: { month, ...(known_on !== undefined && { known_on }) } },
    }),
  );
