import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import { isProblem } from "@/shared/api/problem";

import { meetingQuery, type Meeting } from "./api";

interface Answer {
  body: Meeting;
  etag: string;
}

/** A gesture whose answer is the meeting as it now stands; after a 412 it is read again. */
export function useMeetingGesture<Value>(id: string, gesture: (value: Value) => Promise<Answer>, onDone?: (meeting: Meeting, value: Value) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: gesture,
    onSuccess: async (answer, value) => {
      client.setQueryData(meetingQuery(id).queryKey, answer);
      onDone?.(answer.body, value);
      await client.invalidateQueries({ queryKey: ["meetings", "list"] });
      await client.invalidateQueries({ queryKey: ["meetings", id, "proposals"] });
    },
    onError: async (error) => {
      if (isProblem(error, "stale")) await client.invalidateQueries({ queryKey: meetingQuery(id).queryKey });
    },
  });
}

/** Prepares and holds meetings; others read what they are invited to. */
export const useHolds = (): boolean => useQuery({ ...meQuery, enabled: false }).data?.permissions.includes("meetings:hold") === true;
