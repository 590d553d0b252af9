import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { api, bodyOf } from "@/shared/api/client";
import { idempotent, newIdempotencyKey } from "@/shared/api/preconditions";
import { addDays, sentenceName, today, type Name } from "@/shared/format";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { StaffChoice } from "@/shared/ui/StaffChoice";
import { StudentChoice } from "@/shared/ui/StudentChoice";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { chargeOf, ownerOf } from "../logic/tasks";

const FIELDS: FieldMap = {
  "/label": { id: "task-label", label: "Ce qu’il faut faire" },
  "/owner_id": { id: "task-owner", label: "Qui s’en charge" },
  "/due_on": { id: "task-due", label: "Pour le" },
};

/** A task noted by hand: a verb, somebody, a day; about a pupil or about nobody. */
export function NewTask({ schoolId, onDone }: { schoolId: string; onDone: () => void }) {
  const client = useQueryClient();
  const [key, setKey] = useState(newIdempotencyKey);
  const [draft, setDraft] = useState({ label: "", owner: "", due_on: "" });
  const [student, setStudent] = useState<(Name & { id: string }) | null>(null);
  const [tried, setTried] = useState(false);
  const adding = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST("/api/v1/tasks", { headers: idempotent(key), body: { label: draft.label.trim(), due_on: draft.due_on, kind: "other", student_id: student?.id ?? null, ...chargeOf(draft.owner) } }),
      ),
    onSuccess: async (task) => {
      announceGesture({ message: `Tâche donnée à ${ownerOf(task)}.` });
      onDone();
      await Promise.all([client.invalidateQueries({ queryKey: ["tasks"] }), client.invalidateQueries({ queryKey: ["work-items"] })]);
    },
    onError: () => setKey(newIdempotencyKey()),
  });
  const label = draft.label.trim().length < 3 ? "Dites ce qu’il faut faire, en commençant par un verbe." : undefined;
  const due = draft.due_on === "" ? "Pour quand\u00a0?" : undefined;
  function add(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (label === undefined && due === undefined && !adding.isPending) adding.mutate();
  }
  return (
    <form className="rc-form" onSubmit={add} noValidate>
      {adding.isError && <ProblemAlert error={adding.error} fields={FIELDS} />}
      <TextField id="task-label" label="Ce qu’il faut faire" hint="Un verbe. Ni nom d’élève, ni santé, ni famille." maxLength={140} value={draft.label} onChange={(next) => setDraft({ ...draft, label: next })} error={tried ? label : undefined} />
      {student === null ? (
        <StudentChoice onChoose={setStudent} />
      ) : (
        <p>
          Pour {sentenceName(student)}{" "}
          <button type="button" className="fr-link" onClick={() => setStudent(null)}>
            Changer
          </button>
        </p>
      )}
      <StaffChoice id="task-owner" schoolId={schoolId} label="Qui s’en charge" nobody="Moi" value={draft.owner} onChange={(owner) => setDraft({ ...draft, owner })} roles={["education_adviser", "guidance_psychologist", "social_worker", "nurse", "mlds_coordinator", "head"]} />
      <QuickDate id="task-due" label="Pour le" value={draft.due_on} min={today()} onChange={(due_on) => setDraft({ ...draft, due_on })} suggestions={[addDays(today(), 7)]} error={tried ? due : undefined} />
      <div className="rc-actions">
        <button type="submit" className="fr-btn" aria-disabled={adding.isPending}>
          {adding.isPending ? "Envoi…" : "Donner la tâche"}
        </button>
        <button type="button" className="fr-btn fr-btn--tertiary" onClick={onDone}>
          Abandonner
        </button>
      </div>
    </form>
  );
}
