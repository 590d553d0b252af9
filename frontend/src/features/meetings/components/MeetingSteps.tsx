import { useRouter } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { counted, today, weekdayDate } from "@/shared/format";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { moveMeeting, takeMeetingStep, type Meeting } from "../api";
import { useMeetingGesture } from "../useMeeting";
import { TimeFields } from "./TimeFields";

interface Props {
  meeting: Meeting;
  etag: string;
}

/** « Ouvrir la séance », on its day. */
export function OpenSession({ meeting, etag }: Props) {
  const router = useRouter();
  const opening = useMeetingGesture(meeting.id, () => takeMeetingStep(meeting.id, "start", etag), () => {
    announceGesture(null);
    void router.navigate({ href: `/reunions/${meeting.id}/seance` });
  });
  return (
    <>
      {opening.isError && <ProblemAlert error={opening.error} />}
      <button type="button" className="fr-btn" aria-disabled={opening.isPending} onClick={() => !opening.isPending && opening.mutate(undefined)}>
        {opening.isPending ? "Envoi…" : "Ouvrir la séance"}
      </button>
    </>
  );
}

/** Another day, or no meeting at all: its points are never lost. */
export function MeetingSteps({ meeting, etag }: Props) {
  const [day, setDay] = useState(meeting.held_on);
  const [startsAt, setStartsAt] = useState(meeting.starts_at);
  const moving = useMeetingGesture(meeting.id, () => moveMeeting(meeting.id, etag, { held_on: day, starts_at: startsAt }), (moved) =>
    announceGesture({ message: `Réunion reportée au ${weekdayDate(moved.held_on)}.` }),
  );
  const callingOff = useMeetingGesture(meeting.id, () => takeMeetingStep(meeting.id, "call-off", etag), () => announceGesture({ message: "Réunion annulée. Ses points passent à la suivante." }));
  function move(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!moving.isPending) moving.mutate(undefined);
  }
  return (
    <Disclosure className="rc-section rc-no-print" label="Reporter ou annuler la réunion">
      <div className="rc-box rc-form">
        {moving.isError && <ProblemAlert error={moving.error} fields={{ "/held_on": { id: "move-day", label: "Nouvelle date" } }} />}
        {callingOff.isError && <ProblemAlert error={callingOff.error} />}
        <form onSubmit={move} noValidate>
          <TextField id="move-day" type="date" label="Nouvelle date" value={day} onChange={setDay} />
          <TimeFields prefix="move" startsAt={startsAt} minutes={meeting.planned_minutes} onChange={setStartsAt} />
          <div className="rc-actions">
            <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={moving.isPending || day < today()}>
              Reporter la réunion
            </button>
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={callingOff.isPending} onClick={() => !callingOff.isPending && callingOff.mutate(undefined)}>
              Annuler la réunion
            </button>
          </div>
        </form>
        <p className="rc-mention">En cas d’annulation, {counted(meeting.items.length, "point passe", "points passent")} à la réunion suivante du groupe.</p>
      </div>
    </Disclosure>
  );
}
