import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import type { components, paths } from "@/shared/api/schema.gen";

import type { GuardianPatch } from "./logic/guardian";

export type StudentLine = components["schemas"]["StudentLine"];
export type StudentFilters = NonNullable<paths["/api/v1/students"]["get"]["parameters"]["query"]>;

const SHOWN = 50;

/** Pupils in name order, or those of whom a part of the name starts so; the term goes in a body. */
export const studentsQuery = (filters: StudentFilters, term: string) =>
  queryOptions({
    queryKey: ["students", "list", filters, term],
    queryFn: () => {
      const { cursor, class_id, school_id } = filters;
      if (term === "") return bodyOf(api.GET("/api/v1/students", { params: { query: { ...filters, limit: SHOWN } } }));
      const params = { query: { limit: SHOWN, ...(cursor !== undefined && { cursor }) } };
      return bodyOf(api.POST("/api/v1/students/search", { params, body: { q: term, class_id: class_id ?? null, school_id: school_id ?? null } }));
    },
  });

/** The absence cases in one's perimeter; a pupil's are found by their id. */
export const casesQuery = queryOptions({
  queryKey: ["attendance-cases", "of-alerts"],
  queryFn: () => bodyOf(api.GET("/api/v1/attendance-cases", { params: { query: { limit: 100 } } })),
});

export const documentsQuery = (id: string) =>
  queryOptions({
    queryKey: ["students", id, "documents"],
    queryFn: () => bodyOf(api.GET("/api/v1/students/{student_id}/documents", { params: { path: { student_id: id }, query: { limit: 100 } } })),
  });

/** A pupil's plans, those that are over included; each reading is journalled. */
export const plansQuery = (id: string) =>
  queryOptions({
    queryKey: ["support-plans", "list", { student_id: id }],
    queryFn: () => bodyOf(api.GET("/api/v1/support-plans", { params: { query: { student_id: id, limit: 100 } } })),
  });

/** A pupil's school year; each reading is journalled. */
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ["students", id, "timeline"],
    queryFn: () => bodyOf(api.GET("/api/v1/students/{student_id}/timeline", { params: { path: { student_id: id } } })),
  });

/** Who opened the file, by institution and function. */
export const accessLogQuery = (id: string) =>
  queryOptions({
    queryKey: ["students", id, "access-log"],
    queryFn: () => bodyOf(api.GET("/api/v1/students/{student_id}/access-log", { params: { path: { student_id: id } } })),
  });

/** « État civil »: journalled apart, so asked for only when opened. */
export const civilStatusQuery = (id: string) =>
  queryOptions({
    queryKey: ["students", id, "civil-status"],
    queryFn: () => bodyOf(api.GET("/api/v1/students/{student_id}/civil-status", { params: { path: { student_id: id } } })),
  });

/** A pupil whom no file names yet; one key per gesture. */
export const addStudent = (body: components["schemas"]["StudentIn"], key: string) =>
  bodyOf(api.POST("/api/v1/students", { body, headers: idempotent(key) }));

/** How to reach an adult, whether the address is protected, how parental authority is exercised: what is sent, nothing else. */
export const changeGuardian = (student: string, guardian: { id: string; version: number }, changes: GuardianPatch) =>
  bodyOf(
    api.PATCH("/api/v1/students/{student_id}/guardians/{guardian_id}", {
      params: { path: { student_id: student, guardian_id: guardian.id } },
      headers: ifMatch(`"${guardian.version}"`),
      // The document names defaults, which the generator takes for required fields; an absent field is left as it is.
      body: changes as components["schemas"]["GuardianPatchIn"],
    }),
  );

/** Instruction in the family: whole days between two dates, with no reason. */
export const addHomeEducation = (student: string, dates: { starts_on: string; ends_on: string }, key: string) =>
  bodyOf(
    api.POST("/api/v1/students/{student_id}/arrangements", {
      params: { path: { student_id: student } },
      body: { kind: "home_education", weekdays: [], halves: [], ...dates },
      headers: idempotent(key),
    }),
  );

export const endHomeEducation = (arrangement: string, last_day: string) =>
  bodyOf(api.POST("/api/v1/arrangements/{arrangement_id}/end", { params: { path: { arrangement_id: arrangement } }, body: { last_day } }));
