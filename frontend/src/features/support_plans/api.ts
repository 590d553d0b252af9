import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
/** As the client reads it. */
export type Plan = VersionedPlan["body"];
export type PlanContent = Schemas["PlanContentOut"];
export type PlanLine = Schemas["SupportPlanLine"];
export type PlanStep = Schemas["SupportPlanStepIn"];
export type Scheme = Plan["scheme"];
export type SchemeField = Schemas["SchemeFieldOut"];
export type Bank = Schemas["PlanBankOut"];
export type Place = Schemas["SupportPlaceLine"];
export type Gap = Schemas["GapOut"];
export type BlockState = Schemas["BlockStateOut"];
export type Signatory = Schemas["SignatoryOut"];
export type PlanMeasure = Schemas["PlanMeasureOut"];
export type SchemeMeasures = Schemas["SchemeMeasuresOut"];
export type OpenPlan = Schemas["SupportPlanOpenIn"];
export type BlockName = Schemas["BlockName"];
export type BlockBody = paths["/api/v1/support-plans/{plan_id}/blocks"]["patch"]["requestBody"]["content"]["application/json"];
export type PlanFilters = NonNullable<paths["/api/v1/support-plans"]["get"]["parameters"]["query"]>;
export type VersionedPlan = Awaited<ReturnType<typeof takePlanStep>>;

const PLANS = "/api/v1/support-plans";
const HOUR = 60 * 60_000;

/** One plan, with the version to send back. Each reading is journalled. */
export const planQuery = (plan_id: string) =>
  queryOptions({
    queryKey: ["support-plans", plan_id],
    queryFn: () => versionedBodyOf(api.GET("/api/v1/support-plans/{plan_id}", { params: { path: { plan_id } } })),
  });

export const plansQuery = (query: PlanFilters) =>
  queryOptions({
    queryKey: ["support-plans", "list", query],
    queryFn: () => bodyOf(api.GET(PLANS, { params: { query } })),
  });

export const plansSummaryQuery = queryOptions({
  queryKey: ["support-plans", "summary"],
  queryFn: () => bodyOf(api.GET("/api/v1/support-plans/summary")),
});

export const schemesQuery = queryOptions({
  queryKey: ["support-schemes"],
  queryFn: () => bodyOf(api.GET("/api/v1/support-schemes")),
  staleTime: HOUR,
});

/** Every scheme for one pupil; the closed ones say why. */
export const schemesOfStudentQuery = (student_id: string) =>
  queryOptions({
    queryKey: ["support-schemes", student_id],
    queryFn: () => bodyOf(api.GET("/api/v1/students/{student_id}/support-schemes", { params: { path: { student_id } } })),
  });

export const placesQuery = queryOptions({
  queryKey: ["support-places"],
  queryFn: () => bodyOf(api.GET("/api/v1/support-places", { params: { query: { limit: 100 } } })),
});

export const addPlace = (body: Schemas["SupportPlaceIn"], key: string) =>
  bodyOf(api.POST("/api/v1/support-places", { body, headers: idempotent(key) }));

export const changePlace = (place: { id: string; version: number }, body: Schemas["SupportPlacePatchIn"]) =>
  bodyOf(api.PATCH("/api/v1/support-places/{place_id}", { params: { path: { place_id: place.id } }, headers: ifMatch(`"${place.version}"`), body }));

export const bankQuery = queryOptions({
  queryKey: ["support-plan-bank"],
  queryFn: () => bodyOf(api.GET("/api/v1/support-plan-bank")),
  staleTime: HOUR,
});

export const measuresQuery = queryOptions({
  queryKey: ["support-plans", "measures"],
  queryFn: () => bodyOf(api.GET("/api/v1/support-plans/measures")),
});

export const planMeasureQuery = (plan_id: string) =>
  queryOptions({
    queryKey: ["support-plans", plan_id, "measure"],
    queryFn: () => bodyOf(api.GET("/api/v1/support-plans/{plan_id}/measure", { params: { path: { plan_id } } })),
  });

export const openPlan = (body: OpenPlan, key: string) => bodyOf(api.POST(PLANS, { body, headers: idempotent(key) }));

/** One block on the version its writer read. */
export const saveBlock = (plan_id: string, version: number, body: BlockBody, key: string) =>
  bodyOf(
    api.PATCH("/api/v1/support-plans/{plan_id}/blocks", {
      params: { path: { plan_id } },
      headers: { ...ifMatch(`"${version}"`), ...idempotent(key) },
      body,
    }),
  );

/** What a write on the whole plan takes with it. */
export interface Write {
  planId: string;
  etag: string;
  key: string;
}

const headersOf = ({ etag, key }: Write) => ({ ...ifMatch(etag), ...idempotent(key) });

export const takePlanStep = (write: Write, body: PlanStep) =>
  versionedBodyOf(api.POST("/api/v1/support-plans/{plan_id}/transitions", { params: { path: { plan_id: write.planId } }, headers: headersOf(write), body }));

export const signOnPaper = (write: Write, body: Schemas["PaperSignatureIn"]) =>
  versionedBodyOf(api.POST("/api/v1/support-plans/{plan_id}/signatures", { params: { path: { plan_id: write.planId } }, headers: headersOf(write), body }));

export const askByMail = (write: Write, guardian_id: string | null) =>
  versionedBodyOf(
    api.POST("/api/v1/support-plans/{plan_id}/signature-requests", {
      params: { path: { plan_id: write.planId } },
      headers: headersOf(write),
      body: { guardian_id },
    }),
  );

export const takePlace = (write: Write, place_id: string) =>
  versionedBodyOf(api.PUT("/api/v1/support-plans/{plan_id}/place", { params: { path: { plan_id: write.planId } }, headers: headersOf(write), body: { place_id } }));

export const leavePlace = (write: Write) =>
  versionedBodyOf(api.DELETE("/api/v1/support-plans/{plan_id}/place", { params: { path: { plan_id: write.planId } }, headers: headersOf(write) }));

/** « Aperçu famille », as the plan now is. */
export const previewPath = (planId: string): string => `${PLANS}/${planId}/pdf`;
