import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { idempotent, ifMatch, newIdempotencyKey } from "@/shared/api/preconditions";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type DayAbsences = Schemas["DayAbsencesOut"];
export type DayAbsence = Schemas["DayAbsenceOut"];
export type ContactIn = Schemas["ContactIn"];
export type ReasonIn = Schemas["ReasonIn"];
export type AbsenceIn = Schemas["AbsenceIn"];
export type CorrectionIn = Schemas["CorrectionIn"];
export type Consequence = Schemas["ConsequenceOut"];
export type AlertLine = Schemas["AlertLine"];
export type NoticesIn = Schemas["NoticesIn"];
export type InvitationIn = Schemas["ReasonInvitationIn"];

export interface DayFilter {
  day: string;
  half?: "am" | "pm" | undefined;
  class_id?: string | undefined;
}

/** The whole day: what is shown of it is chosen on the page, so that the counters always agree. */
export const dayQuery = ({ day, half, class_id }: DayFilter) =>
  queryOptions({
    queryKey: ["absences", "day", day, half ?? "", class_id ?? ""],
    queryFn: () =>
      bodyOf(
        api.GET("/api/v1/absences", {
          params: { query: { date: day, ...(half !== undefined && { half }), ...(class_id !== undefined && { class_id }) } },
        }),
      ),
  });

export const recordContact = (body: ContactIn, key: string) =>
  bodyOf(api.POST("/api/v1/contact-attempts", { body, headers: idempotent(key) }));

export const previewNotices = (body: NoticesIn) => bodyOf(api.POST("/api/v1/contact-attempts/notices/preview", { body }));

export const sendNotices = (body: NoticesIn, key: string) =>
  bodyOf(api.POST("/api/v1/contact-attempts/notices", { body, headers: idempotent(key) }));

/** A dated demand for the reason of some half-days. */
export const inviteToExplain = (student_id: string, body: InvitationIn, key: string) =>
  bodyOf(api.POST("/api/v1/students/{student_id}/reason-invitations", { params: { path: { student_id } }, body, headers: idempotent(key) }));

export const recordReason = (absenceId: string, body: ReasonIn) =>
  bodyOf(api.POST("/api/v1/absences/{absence_id}/reason", { params: { path: { absence_id: absenceId } }, body }));

export const previewAbsence = (body: AbsenceIn) => bodyOf(api.POST("/api/v1/absences/preview", { body }));

export const recordAbsence = (body: AbsenceIn, key: string) =>
  bodyOf(api.POST("/api/v1/absences", { body, headers: idempotent(key) }));

export const previewCorrection = (absenceId: string, body: CorrectionIn) =>
  bodyOf(api.POST("/api/v1/absences/{absence_id}/correction/preview", { params: { path: { absence_id: absenceId } }, body }));

export const correctAbsence = (absenceId: string, body: CorrectionIn) =>
  bodyOf(api.POST("/api/v1/absences/{absence_id}/correction", { params: { path: { absence_id: absenceId } }, body }));

export interface AlertFilter {
  month: string;
  threshold: 4 | 10;
  class_id?: string | undefined;
  set_aside: boolean;
  treatment?: Schemas["Treatment"] | undefined;
  cursor?: string | undefined;
}

const ALERTS = 50;

const alertParameters = ({ month, threshold, class_id, set_aside, treatment, cursor }: AlertFilter) => ({
  month,
  threshold,
  set_aside,
  ...(class_id !== undefined && { class_id }),
  ...(treatment !== undefined && { treatment }),
  ...(cursor !== undefined && { cursor }),
});

export const alertsQuery = (filter: AlertFilter) =>
  queryOptions({
    queryKey: ["alerts", "list", filter],
    queryFn: () => bodyOf(api.GET("/api/v1/attendance-alerts", { params: { query: { ...alertParameters(filter), limit: ALERTS } } })),
  });

/** How many are at each treatment, over the whole month. */
export const alertSummaryQuery = ({ month, threshold, class_id }: Pick<AlertFilter, "month" | "threshold" | "class_id">) =>
  queryOptions({
    queryKey: ["alerts", "summary", month, threshold, class_id ?? ""],
    queryFn: () => bodyOf(api.GET("/api/v1/attendance-alerts/summary", { params: { query: { month, threshold, ...(class_id !== undefined && { class_id }) } } })),
  });

/** Undoes a setting aside, with the version it left. */
export const bringAlertBack = (alert: { alert_id: string; version: number }) =>
  bodyOf(
    api.DELETE("/api/v1/attendance-alerts/{alert_id}/set-aside", {
      params: { path: { alert_id: alert.alert_id } },
      headers: ifMatch(`"${alert.version}"`),
    }),
  );

export const openCase = (student_id: string) =>
  bodyOf(api.POST("/api/v1/attendance-cases", { body: { student_id }, headers: idempotent(newIdempotencyKey()) }));

/** An outcome for each pupil: one that cannot be opened holds none of the others up. */
export const openCases = (school_id: string, student_ids: string[]) =>
  bodyOf(api.POST("/api/v1/attendance-cases/batch", { body: { school_id, student_ids }, headers: idempotent(newIdempotencyKey()) }));

export const setAlertAside = (alert: { alert_id: string; version: number }, body: Schemas["SetAsideIn"]) =>
  bodyOf(
    api.POST("/api/v1/attendance-alerts/{alert_id}/set-aside", {
      params: { path: { alert_id: alert.alert_id } },
      body,
      headers: ifMatch(`"${alert.version}"`),
    }),
  );
