/** Gestures on a task, from « À faire », the school's tasks, and the meeting that asks whether it was done. */

import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./client";
import type { components, paths } from "./schema.gen";

type Schemas = components["schemas"];
export type TaskLine = Schemas["TaskLine"];
export type TaskOutcome = Schemas["TaskOutcome"];
export type TaskFilters = NonNullable<paths["/api/v1/tasks"]["get"]["parameters"]["query"]>;

const on = (task_id: string) => ({ params: { path: { task_id } } });

export const tasksQuery = (query: TaskFilters) =>
  queryOptions({ queryKey: ["tasks", "list", query], queryFn: () => bodyOf(api.GET("/api/v1/tasks", { params: { query } })) });

export const taskQuery = (id: string) =>
  queryOptions({ queryKey: ["tasks", id], queryFn: () => bodyOf(api.GET("/api/v1/tasks/{task_id}", on(id))) });

/** « Fait », or not, with what came of it. */
export const settleTask = (id: string, outcome: TaskOutcome) => bodyOf(api.POST("/api/v1/tasks/{task_id}/settle", { ...on(id), body: { outcome } }));

export const reopenTask = (id: string) => bodyOf(api.POST("/api/v1/tasks/{task_id}/reopen", on(id)));

/** A mail to whoever has it, which names nobody. */
export const remindOfTask = (id: string) => bodyOf(api.POST("/api/v1/tasks/{task_id}/remind", on(id)));

export const handTaskOn = (id: string, body: Schemas["TaskHandOnIn"]) => bodyOf(api.POST("/api/v1/tasks/{task_id}/hand-on", { ...on(id), body }));
