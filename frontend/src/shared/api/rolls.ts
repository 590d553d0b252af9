import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./client";

/** Where the rolls of a day stand: one line per division and half-day. */
export const rollsOfDayQuery = (day: string) =>
  queryOptions({
    queryKey: ["roll-calls", "day", day],
    queryFn: () => bodyOf(api.GET("/api/v1/roll-calls", { params: { query: { date: day } } })),
  });

/** A lesson has begun and nobody has called. */
export const isWaiting = (line: { status: string; starts_at: string }, now: Date): boolean =>
  line.status !== "taken" && new Date(line.starts_at) <= now;
