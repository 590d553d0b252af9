import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./client";
import type { components } from "./schema.gen";

export type Student = components["schemas"]["StudentOut"];
export type Guardian = components["schemas"]["GuardianOut"];
export type PupilMonth = components["schemas"]["PupilMonthOut"];

/** A pupil's page; each opening is journalled, so it is kept for a while. */
export const studentQuery = (id: string) =>
  queryOptions({
    queryKey: ["students", id],
    queryFn: () => bodyOf(api.GET("/api/v1/students/{student_id}", { params: { path: { student_id: id } } })),
    staleTime: 5 * 60_000,
  });

/** What was tried to reach the family, the latest first. */
export const contactsQuery = (id: string) =>
  queryOptions({
    queryKey: ["contacts", id],
    queryFn: () => bodyOf(api.GET("/api/v1/students/{student_id}/contact-attempts", { params: { path: { student_id: id } } })),
    select: (page) => page.items,
  });

/** A pupil's month (`2026-11`): calendar, counts, and why. */
export const pupilMonthQuery = (id: string, month: string) =>
  queryOptions({
    queryKey: ["absences", "month", id, month],
    queryFn: () =>
      bodyOf(api.GET("/api/v1/students/{student_id}/half-days", { params: { path: { student_id: id }, query: { month } } })),
  });
