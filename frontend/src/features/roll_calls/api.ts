import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { setPendingWrites } from "@/shared/api/pending";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import { ApiProblem } from "@/shared/api/problem";
import type { components } from "@/shared/api/schema.gen";
import { counted } from "@/shared/format";

import { forgetRoll, unsentRolls, type UnsentRoll } from "./logic/unsent";

export interface RollKey {
  class_id: string;
  day: string;
  period: string;
}

export type RollTaken = components["schemas"]["RollTakenOut"];

const RETRY_MS = 15_000;

/** The roll of a class with its version; what is on the screen never comes from a cache. */
export const rollQuery = (key: RollKey) =>
  queryOptions({
    queryKey: ["roll-call", key.class_id, key.day, key.period],
    queryFn: () => versionedBodyOf(api.GET("/api/v1/classes/{class_id}/roll-calls/{day}/{period}", { params: { path: key } })),
    staleTime: 0,
    gcTime: 0,
    refetchOnReconnect: false,
  });

/** The lessons of one class on a day. */
export const rollsOfClassQuery = (classId: string, day: string) =>
  queryOptions({
    queryKey: ["roll-calls", "class", classId, day],
    queryFn: () => bodyOf(api.GET("/api/v1/classes/{class_id}/roll-calls", { params: { path: { class_id: classId }, query: { date: day } } })),
  });

/** One mail per teacher, without any name in it. */
export function remind(day: string, items: { class_id: string; half: "am" | "pm" }[], key: string) {
  return bodyOf(api.POST("/api/v1/roll-calls/reminders", { body: { day, items }, headers: idempotent(key) }));
}

/** Replaces the roll; the same roll twice changes nothing. */
export function sendRoll(key: RollKey, marks: UnsentRoll["marks"], etag: string): Promise<RollTaken> {
  return bodyOf(
    api.PUT("/api/v1/classes/{class_id}/roll-calls/{day}/{period}", {
      params: { path: key },
      body: marks,
      headers: ifMatch(etag),
    }),
  );
}

/** Sends what waits as soon as the network is back; a refusal is left to the page of that roll. */
export function useUnsentRolls(): void {
  const client = useQueryClient();
  useEffect(() => {
    const send = async (): Promise<void> => {
      for (const roll of unsentRolls()) {
        try {
          await sendRoll(roll, roll.marks, roll.etag);
          forgetRoll(roll);
          await client.invalidateQueries({ queryKey: ["roll-calls"] });
        } catch (error) {
          if (!(error instanceof ApiProblem)) break;
        }
      }
      tellUnsent();
    };
    const listen = (): void => void send();
    listen();
    window.addEventListener("online", listen);
    const timer = setInterval(listen, RETRY_MS);
    return () => {
      window.removeEventListener("online", listen);
      clearInterval(timer);
    };
  }, [client]);
}

export function tellUnsent(): void {
  const { length } = unsentRolls();
  setPendingWrites(length === 0 ? null : counted(length, "appel"));
}
