import { useProgress } from "@/shared/api/useProgress";
import { typeset } from "@/shared/format";

import { eventsOf, SIEI } from "../api";
import { stageWords } from "../logic/figures";

/** How far a crossing is, by stages in words; announced at each stage, and one may leave. */
export function Running({ id, label = "Progression du croisement" }: { id: string; label?: string }) {
  const progress = useProgress(eventsOf(id), true, SIEI);
  const stage = progress === null ? null : stageWords(progress.done, progress.total);
  const words = progress === null || progress.message === "" ? "Le croisement va commencer." : typeset(progress.message);
  return (
    <div className="rc-campaign__running">
      <p role="status">
        {stage !== null && <strong>{stage}&nbsp;: </strong>}
        {words}
      </p>
      <progress className="rc-progress" aria-label={label} {...(progress?.total == null ? {} : { value: progress.done, max: progress.total })} />
    </div>
  );
}
