import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { TaskChange, TaskOutcome as Outcomes } from "@/shared/api/reference.gen";
import { taskQuery, type TaskLine, type TaskOutcome } from "@/shared/api/tasks";
import { addDays, capitalised, dayMonth, textInstant, today } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { QuickDate } from "@/shared/ui/QuickDate";
import { StaffChoice } from "@/shared/ui/StaffChoice";

import { isOpen, ownerOf } from "../logic/tasks";
import { useTask } from "../useTask";

/** A task in place: what came of it, who else may have it, and who had it. */
export function TaskPanel({ task, onClose }: { task: TaskLine; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const gesture = useTask(task, onClose);
  const [owner, setOwner] = useState(task.owner_id ?? (task.owner_role === null ? "" : `role:${task.owner_role}`));
  const [dueOn, setDueOn] = useState(task.due_on !== null && task.due_on >= today() ? task.due_on : "");
  function handOn(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!gesture.handOn.isPending) gesture.handOn.mutate({ owner, due_on: dueOn });
  }
  return (
    <div className="rc-task">
      <h2 className="fr-h6" tabIndex={-1} ref={heading}>
        {task.label}
      </h2>
      {gesture.error !== null && <ProblemAlert error={gesture.error} fields={{ "/owner_id": { id: `owner-${task.id}`, label: "Qui s’en charge" }, "/due_on": { id: `due-${task.id}`, label: "Pour le" } }} />}
      {isOpen(task) && (
        <>
          <p className="rc-strong">Ce qu’il en est</p>
          <ul className="rc-inline-list">
            {choicesOf(Outcomes).map(({ value, label }) => (
              <li key={value}>
                <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={gesture.settle.isPending} onClick={() => !gesture.settle.isPending && gesture.settle.mutate(value as TaskOutcome)}>
                  {capitalised(label)}
                </button>
              </li>
            ))}
          </ul>
          <form onSubmit={handOn} noValidate>
            <p className="rc-strong">Confier, ou changer l’échéance</p>
            <div className="rc-two">
              <StaffChoice id={`owner-${task.id}`} schoolId={task.school_id} label="Qui s’en charge" value={owner} onChange={setOwner} roles={["education_adviser", "guidance_psychologist", "social_worker", "nurse", "mlds_coordinator", "head"]} />
              <QuickDate id={`due-${task.id}`} label="Pour le" value={dueOn} min={today()} onChange={setDueOn} suggestions={[addDays(today(), 7)]} />
            </div>
            <button type="submit" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={gesture.handOn.isPending}>
              {gesture.handOn.isPending ? "Envoi…" : "Confier la tâche"}
            </button>
          </form>
        </>
      )}
      <History task={task} />
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={onClose}>
        Fermer
      </button>
    </div>
  );
}

function History({ task }: { task: TaskLine }) {
  const query = useQuery({ ...taskQuery(task.id), staleTime: 0 });
  return (
    <QueryPart query={query} lines={2}>
      {({ changes }) => (
        <ul className="rc-plain-list rc-mention" aria-label="Ce qui s’est passé">
          {changes.map((change, index) => (
            <li key={index}>
              {textInstant(change.at)}&nbsp;: {TaskChange[change.what]} par {change.by_name}
              {change.outcome !== null && `, ${Outcomes[change.outcome]}`}
              {(change.what === "added" || change.what === "reassigned") && ` — ${ownerOf(change)}`}
              {change.due_on !== null && (change.what === "added" || change.what === "postponed") && `, pour le ${dayMonth(change.due_on)}`}
            </li>
          ))}
        </ul>
      )}
    </QueryPart>
  );
}
