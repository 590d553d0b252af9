import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { idempotent, ifMatch, newIdempotencyKey } from "@/shared/api/preconditions";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type SignalIn = Schemas["SignalIn"];
export type SignalReceived = Schemas["SignalReceivedOut"];
export type Signal = Schemas["SignalOut"];
export type SignalLine = Schemas["SignalLine"];
export type OwnSignal = Schemas["OwnSignalLine"];
export type Answer = Schemas["SignalAnswer"];
export type Week = Schemas["WeekOut"];
export type Situation = Schemas["SituationOut"];
export type Sign = Schemas["SignOut"];
export type Gesture = Schemas["WarningGestureIn"];
export type Rule = Schemas["WarningRuleOut"];
export type RuleCode = Schemas["RuleCode"];
export type YearReport = Schemas["YearReportOut"];
export type RuleReport = Schemas["RuleReportOut"];

const LINES = 50;
const inSchool = (school_id: string | undefined) => ({ params: { query: school_id === undefined ? {} : { school_id } } });

/** What the words look like, and whether somebody signalled this pupil this week; kept nowhere. */
export const signalPreviewQuery = (student_id: string, fact: string) =>
  queryOptions({
    queryKey: ["signals", "preview", student_id, fact],
    queryFn: () => bodyOf(api.POST("/api/v1/signals/preview", { body: { student_id, fact } })),
    enabled: student_id !== "",
    staleTime: 60_000,
    gcTime: 0,
    retry: false,
  });

/** Whom one may signal: name and class, for those too who open no pupil's page. */
export const findToSignal = (q: string, limit: number) => bodyOf(api.POST("/api/v1/signals/students", { params: { query: { limit } }, body: { q } }));

export const sendSignal = (body: SignalIn, key: string) => bodyOf(api.POST("/api/v1/signals", { body, headers: idempotent(key) }));

export interface SignalFilter {
  answered?: boolean | undefined;
  cursor?: string | undefined;
}

export const signalsQuery = ({ answered, cursor }: SignalFilter) =>
  queryOptions({
    queryKey: ["signals", "list", answered ?? "all", cursor ?? ""],
    queryFn: () =>
      bodyOf(
        api.GET("/api/v1/signals", {
          params: { query: { limit: LINES, ...(answered !== undefined && { answered }), ...(cursor !== undefined && { cursor }) } },
        }),
      ),
  });

export const ownSignalsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ["signals", "mine", cursor ?? ""],
    queryFn: () => bodyOf(api.GET("/api/v1/signals/mine", { params: { query: { limit: LINES, ...(cursor !== undefined && { cursor }) } } })),
  });

const on = (signal_id: string) => ({ params: { path: { signal_id } } });

/** Opening a sheet is reading it: its author sees by whom. */
export const readSignal = (id: string) => bodyOf(api.POST("/api/v1/signals/{signal_id}/read", on(id)));

export const putSignalOnAgenda = ({ id, version }: Signal) =>
  bodyOf(api.POST("/api/v1/signals/{signal_id}/agenda", { ...on(id), headers: ifMatch(`"${version}"`) }));

export const answerSignal = ({ id, version }: Signal, decision: Answer) =>
  bodyOf(api.POST("/api/v1/signals/{signal_id}/answer", { ...on(id), headers: ifMatch(`"${version}"`), body: { decision } }));

/** Off the agenda of a meeting not begun, or the same day's answer taken back. */
export const undoSignalStep = ({ id, version }: Signal) =>
  bodyOf(api.POST("/api/v1/signals/{signal_id}/undo", { ...on(id), headers: ifMatch(`"${version}"`) }));

export const weekKey = (schoolId: string | undefined) => ["early-warnings", "week", schoolId ?? ""] as const;

export const weekQuery = (schoolId: string | undefined) =>
  queryOptions({
    queryKey: weekKey(schoolId),
    queryFn: () => bodyOf(api.GET("/api/v1/early-warnings/week", inSchool(schoolId))),
  });

/** Makes a gesture on a pupil's signs; its `id` undoes it. */
export const makeGesture = (student_id: string, body: Gesture) =>
  bodyOf(
    api.POST("/api/v1/students/{student_id}/early-warnings/gestures", {
      params: { path: { student_id } },
      headers: idempotent(newIdempotencyKey()),
      body,
    }),
  );

export const undoGesture = (gesture_id: string) =>
  bodyOf(api.POST("/api/v1/early-warning-gestures/{gesture_id}/undo", { params: { path: { gesture_id } } }));

export const setCapacity = (school_id: string, capacity: number, version: number) =>
  bodyOf(
    api.PUT("/api/v1/schools/{school_id}/prevention-settings", {
      params: { path: { school_id } },
      headers: ifMatch(`"${version}"`),
      body: { capacity },
    }),
  );

export const rulesQuery = (schoolId: string | undefined) =>
  queryOptions({
    queryKey: ["early-warnings", "rules", schoolId ?? ""],
    queryFn: () => bodyOf(api.GET("/api/v1/early-warnings/rules", inSchool(schoolId))),
    select: (found) => found.items,
  });

export const switchRule = (school_id: string, rule: RuleCode, body: Schemas["RuleSwitchIn"]) =>
  bodyOf(
    api.POST("/api/v1/schools/{school_id}/early-warning-rules/{rule}/switch", { params: { path: { school_id, rule } }, body }),
  );

export const reportQuery = (schoolId: string | undefined, school_year: number | undefined) =>
  queryOptions({
    queryKey: ["early-warnings", "report", schoolId ?? "", school_year ?? ""],
    queryFn: () =>
      bodyOf(
        api.GET("/api/v1/early-warnings/report", {
          params: { query: { ...(schoolId !== undefined && { school_id: schoolId }), ...(school_year !== undefined && { school_year }) } },
        }),
      ),
  });
