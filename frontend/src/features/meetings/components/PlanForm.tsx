import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { MeetingKind } from "@/shared/api/reference.gen";
import { today, typeset } from "@/shared/format";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { TextField } from "@/shared/ui/TextField";

import { planMeeting, type Group, type Kind } from "../api";
import { kindsOf, type House } from "../logic/groups";
import { TimeFields } from "./TimeFields";

interface Props {
  house: House;
  groups: readonly Group[];
  onClose: () => void;
}

const FIELDS: FieldMap = {
  "/held_on": { id: "plan-day", label: "Date" },
  "/kind": { id: "plan-kind", label: "Réunion" },
};

/** A meeting of a group, with the group's own hour and place, or one convened for itself. */
export function PlanForm({ house, groups, onClose }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [key, setKey] = useState(newIdempotencyKey);
  const kinds = kindsOf(house);
  const [chosen, setChosen] = useState(groups[0]?.id ?? kinds[0] ?? "gpds");
  const group = groups.find(({ id }) => id === chosen);
  const [draft, setDraft] = useState({ held_on: "", starts_at: group?.starts_at ?? "14:00:00", planned_minutes: group?.planned_minutes ?? 60, place: group?.place ?? "" });
  const planning = useMutation({
    mutationFn: () => planMeeting({ ...draft, unit_id: house.id, kind: group?.kind ?? (chosen as Kind), group_id: group?.id ?? null }, key),
    onSuccess: async (meeting) => {
      await client.invalidateQueries({ queryKey: ["meetings", "list"] });
      await navigate({ href: `/reunions/${meeting.id}` });
    },
    onError: () => setKey(newIdempotencyKey()),
  });
  const [missing, setMissing] = useState(false);

  function choose(value: string): void {
    const found = groups.find(({ id }) => id === value);
    setChosen(value);
    if (found !== undefined) setDraft({ held_on: found.next_dates[0] ?? draft.held_on, starts_at: found.starts_at, planned_minutes: found.planned_minutes, place: found.place });
  }
  function plan(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setMissing(draft.held_on === "");
    if (draft.held_on !== "" && !planning.isPending) planning.mutate();
  }

  return (
    <form className="rc-form" onSubmit={plan} noValidate>
      {planning.isError && <ProblemAlert error={planning.error} fields={FIELDS} />}
      <div className="fr-select-group">
        <label className="fr-label" htmlFor="plan-kind">
          Réunion
        </label>
        <select id="plan-kind" className="fr-select" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {groups.length > 0 && (
            <optgroup label="Un groupe">
              {groups.map(({ id, name }) => (
                <option key={id} value={id}>
                  {typeset(name)}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label="Une réunion seule">
            {choicesOf(MeetingKind, kinds).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        </select>
      </div>
      <QuickDate id="plan-day" label="Date" value={draft.held_on} min={today()} onChange={(held_on) => setDraft({ ...draft, held_on })} suggestions={group?.next_dates.slice(0, 3) ?? []} error={missing ? "Choisissez un jour." : undefined} />
      <TimeFields prefix="plan" startsAt={draft.starts_at} minutes={draft.planned_minutes} onChange={(starts_at, planned_minutes) => setDraft({ ...draft, starts_at, planned_minutes })} />
      <TextField id="plan-place" label="Lieu" maxLength={80} value={draft.place} onChange={(place) => setDraft({ ...draft, place })} />
      <div className="rc-actions">
        <button type="submit" className="fr-btn" aria-disabled={planning.isPending}>
          {planning.isPending ? "Envoi…" : "Préparer la réunion"}
        </button>
        <button type="button" className="fr-btn fr-btn--tertiary" onClick={onClose}>
          Abandonner
        </button>
      </div>
    </form>
  );
}
