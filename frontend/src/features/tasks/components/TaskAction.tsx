import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import type { TaskLine } from "@/shared/api/tasks";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { isOpen, ownerOf } from "../logic/tasks";
import { useTask } from "../useTask";

/** The next gesture on the row: « Fait » for one's own, « Relancer » for somebody else's, « Rouvrir » once settled. */
export function TaskAction({ task, onMore }: { task: TaskLine; onMore: () => void }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { settle, reopen, remind, error } = useTask(task);
  const own = task.owner_id === null ? task.owner_role === me?.role : task.owner_id === me?.id;
  const about = <span className="fr-sr-only">, {task.label}</span>;
  return (
    <>
      {error !== null && <ProblemAlert error={error} />}
      <div className="rc-actions">
        {!isOpen(task) && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => !reopen.isPending && reopen.mutate()}>
            Rouvrir{about}
          </button>
        )}
        {isOpen(task) && own && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={settle.isPending} onClick={() => !settle.isPending && settle.mutate("done")}>
            Fait{about}
          </button>
        )}
        {isOpen(task) && !own && task.owner_id !== null && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={remind.isPending} onClick={() => !remind.isPending && remind.mutate()}>
            Relancer<span className="fr-sr-only"> {ownerOf(task)}</span>
          </button>
        )}
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={onMore}>
          {isOpen(task) ? "Autre issue, confier" : "Historique"}
          {about}
        </button>
      </div>
    </>
  );
}
