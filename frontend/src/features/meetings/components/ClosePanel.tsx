import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import { counted } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { takeMeetingStep, type Meeting } from "../api";
import { isLeft } from "../logic/agenda";
import { useMeetingGesture } from "../useMeeting";

/** « Clore la réunion » : what follows is said before; nothing that was not seen is lost. */
export function ClosePanel({ meeting, etag, onCancel }: { meeting: Meeting; etag: string; onCancel: () => void }) {
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const closing = useMeetingGesture(meeting.id, () => takeMeetingStep(meeting.id, "close", etag), () => void router.navigate({ href: `/reunions/${meeting.id}` }));
  const left = meeting.items.filter((item) => isLeft(item) || item.state === "postponed").length;
  const decided = meeting.items.filter((item) => item.task_id !== null).length;
  return (
    <section className="rc-box" aria-labelledby="close">
      <h2 id="close" className="fr-h6" tabIndex={-1} ref={heading}>
        Clore la réunion
      </h2>
      {closing.isError && <ProblemAlert error={closing.error} />}
      <p>
        {decided === 0 ? "Aucune tâche n’a été décidée." : `${counted(decided, "tâche est", "tâches sont")} déjà dans «\u00a0À faire\u00a0» de qui s’en charge.`}{" "}
        {left > 0 && `${counted(left, "point passe", "points passent")} à la réunion suivante. `}
        Une réunion close se lit et ne change plus.
      </p>
      <div className="rc-actions">
        <button type="button" className="fr-btn" aria-disabled={closing.isPending} onClick={() => !closing.isPending && closing.mutate(undefined)}>
          {closing.isPending ? "Envoi…" : "Clore maintenant"}
        </button>
        <button type="button" className="fr-btn fr-btn--tertiary" onClick={onCancel}>
          Continuer la séance
        </button>
      </div>
    </section>
  );
}
