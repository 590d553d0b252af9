import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { MeetingDecision } from "@/shared/api/reference.gen";
import type { Saving } from "@/shared/ui/SaveState";
import { announceGesture } from "@/shared/ui/undo";

import { markEditing, meetingQuery, postpone, type Meeting, type MeetingPoint } from "../api";
import { subjectOf } from "../logic/projection";
import { missingOf, type Missing } from "../logic/review";
import { useReview } from "../useReview";
import { DecisionForm } from "./DecisionForm";

interface Props {
  meeting: Meeting;
  point: { body: MeetingPoint; etag: string };
  masked: boolean;
  onSaving: (saving: Saving) => void;
  /** The point was decided or postponed: the next one is called. */
  onDone: () => void;
}

/** The decision of one point, written as it is said. */
export function PointEditor({ meeting, point, masked, onSaving, onDone }: Props) {
  const client = useQueryClient();
  const id = point.body.id;
  const { draft, change, take, conflict, settle, refresh } = useReview(meeting.id, point, onSaving);
  const [missing, setMissing] = useState<Missing>({});
  const editing = useRef(false);
  useEffect(() => refresh(point), [point, refresh]);

  async function next(message: string): Promise<void> {
    announceGesture({ message });
    await client.invalidateQueries({ queryKey: meetingQuery(meeting.id).queryKey, exact: true });
    await client.invalidateQueries({ queryKey: ["work-items"] });
    onDone();
  }
  const subject = subjectOf(point.body, masked);
  const deciding = useMutation({
    mutationFn: take,
    onSuccess: () => next(`${subject}\u00a0: ${draft.decision === null ? "" : MeetingDecision[draft.decision]}.`),
  });
  const postponing = useMutation({ mutationFn: () => postpone(meeting.id, id), onSuccess: () => next(`${subject}\u00a0: reporté à la prochaine réunion.`) });

  function decide(): void {
    const lacks = missingOf(draft);
    setMissing(lacks);
    const [first] = Object.keys(lacks);
    if (first !== undefined) document.getElementById(PLACES[first as keyof Missing])?.focus();
    else if (!deciding.isPending && conflict === null) deciding.mutate();
  }
  function tellEditing(now: boolean): void {
    if (editing.current === now) return;
    editing.current = now;
    markEditing(meeting.id, id, now).catch(() => undefined);
  }
  return (
    <DecisionForm
      meeting={meeting}
      item={point.body}
      masked={masked}
      draft={draft}
      onChange={(more) => {
        setMissing({});
        change(more);
      }}
      missing={missing}
      error={conflict === null ? (deciding.error ?? postponing.error) : null}
      pending={deciding.isPending}
      conflict={conflict}
      onSettle={settle}
      onDecide={decide}
      onPostpone={() => !postponing.isPending && postponing.mutate()}
      onEditing={tellEditing}
    />
  );
}

const PLACES: Readonly<Record<keyof Missing, string>> = { decision: "decision-kind", partner: "decision-partner", owner: "decision-owner", due_on: "decision-due" };
