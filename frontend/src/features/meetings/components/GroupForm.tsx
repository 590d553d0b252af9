import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { GroupPart, MeetingKind } from "@/shared/api/reference.gen";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { addGroup, changeGroup, type Group, type Kind, type Part, type Seat } from "../api";
import { kindsOf, type House } from "../logic/groups";
import { kindName } from "../logic/words";
import { SeatChoice } from "./SeatChoice";
import { TimeFields } from "./TimeFields";

interface Props {
  group?: Group;
  house: House;
  onDone: () => void;
}

const draftOf = (group: Group | undefined, kind: Kind) => ({
  kind,
  name: group?.name ?? kindName(kind),
  first_on: group?.first_on ?? "",
  every_weeks: group?.every_weeks ?? 2,
  starts_at: group?.starts_at ?? "14:00:00",
  planned_minutes: group?.planned_minutes ?? 60,
  place: group?.place ?? "",
});

/** A standing group: its name, its free calendar, its members and as whom they sit. */
export function GroupForm({ group, house, onDone }: Props) {
  const client = useQueryClient();
  const [key, setKey] = useState(newIdempotencyKey);
  const prefix = group?.id ?? "new-group";
  const [draft, setDraft] = useState(() => draftOf(group, group?.kind ?? kindsOf(house)[0] ?? "gpds"));
  const [members, setMembers] = useState<{ account_id: string; display_name: string; part: Part }[]>(group?.members ?? []);
  const saving = useMutation({
    mutationFn: () => {
      const { kind, ...rest } = draft;
      const rhythm = draft.first_on === "" ? { first_on: null, every_weeks: null } : {};
      const body = { ...rest, ...rhythm, members: members.map(({ account_id, part }) => ({ account_id, part })) };
      return group === undefined ? addGroup({ ...body, kind, unit_id: house.id }, key) : changeGroup(group.id, group.version, body);
    },
    onSuccess: async (saved) => {
      announceGesture({ message: `${saved.name}\u00a0: enregistré.` });
      await client.invalidateQueries({ queryKey: ["prevention-groups"] });
      onDone();
    },
    onError: () => setKey(newIdempotencyKey()),
  });
  const fields: FieldMap = { "/name": { id: `${prefix}-name`, label: "Nom" }, "/members": { id: `${prefix}-member`, label: "Membres" } };

  function add(_id: string, seat: Seat | undefined): void {
    if (seat !== undefined) setMembers([...members, { account_id: seat.id, display_name: seat.display_name, part: seat.part }]);
  }
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!saving.isPending) saving.mutate();
  }

  return (
    <form className="rc-form" onSubmit={save} noValidate>
      {saving.isError && <ProblemAlert error={saving.error} fields={fields} />}
      {group === undefined && (
        <div className="fr-select-group">
          <label className="fr-label" htmlFor={`${prefix}-kind`}>
            Ce que tient ce groupe
          </label>
          <select id={`${prefix}-kind`} className="fr-select" value={draft.kind} onChange={(event) => setDraft(draftOf(undefined, event.currentTarget.value as Kind))}>
            {choicesOf(MeetingKind, kindsOf(house)).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
      <TextField id={`${prefix}-name`} label="Nom" maxLength={80} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} />
      <TextField id={`${prefix}-first`} type="date" label="Première date" hint="Laissez vide pour choisir chaque date. Les vacances sont sautées." value={draft.first_on} onChange={(first_on) => setDraft({ ...draft, first_on })} />
      {draft.first_on !== "" && (
        <div className="fr-input-group">
          <label className="fr-label" htmlFor={`${prefix}-weeks`}>
            Toutes les … semaines
          </label>
          <input id={`${prefix}-weeks`} type="number" inputMode="numeric" min={1} max={12} className="fr-input" value={draft.every_weeks} onChange={(event) => setDraft({ ...draft, every_weeks: event.currentTarget.valueAsNumber || draft.every_weeks })} />
        </div>
      )}
      <TimeFields prefix={prefix} startsAt={draft.starts_at} minutes={draft.planned_minutes} onChange={(starts_at, planned_minutes) => setDraft({ ...draft, starts_at, planned_minutes })} />
      <TextField id={`${prefix}-place`} label="Lieu" maxLength={80} value={draft.place} onChange={(place) => setDraft({ ...draft, place })} />
      <fieldset className="rc-choices">
        <legend className="fr-label">Membres</legend>
        <ul className="rc-sheet">
          {members.map((member) => (
            <li key={member.account_id} className="rc-row">
              <p>{member.display_name}</p>
              <div className="rc-actions">
                <select aria-label={`${member.display_name} siège comme`} className="fr-select rc-inline-field" value={member.part} onChange={(event) => setMembers(members.map((each) => (each === member ? { ...each, part: event.currentTarget.value as Part } : each)))}>
                  {choicesOf(GroupPart).map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={() => setMembers(members.filter((each) => each !== member))}>
                  Retirer<span className="fr-sr-only"> {member.display_name}</span>
                </button>
              </div>
            </li>
          ))}
        </ul>
        <SeatChoice id={`${prefix}-member`} unitId={house.id} label="Ajouter un membre" value="" onChange={add} without={members.map(({ account_id }) => account_id)} />
      </fieldset>
      <div className="rc-actions">
        <button type="submit" className="fr-btn" aria-disabled={saving.isPending}>
          {saving.isPending ? "Envoi…" : group === undefined ? "Créer le groupe" : "Enregistrer le groupe"}
        </button>
        <button type="button" className="fr-btn fr-btn--tertiary" onClick={onDone}>
          Abandonner
        </button>
      </div>
    </form>
  );
}
