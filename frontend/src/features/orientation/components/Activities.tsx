import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { choicesOf, labelOf } from "@/shared/api/labels";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { OrientationActivityKind } from "@/shared/api/reference.gen";
import { addDays, textDate, today, typeset } from "@/shared/format";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { SelectField } from "@/shared/ui/SelectField";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { noteActivity, orientationQuery, removeActivity, type Orientation } from "../api";

type Activity = Orientation["activities"][number];
type Kind = Activity["kind"];

const FIELDS: FieldMap = {
  "/title": { id: "activity-title", label: "Intitulé" },
  "/held_on": { id: "activity-day", label: "Date" },
  "/finding": { id: "activity-finding", label: "Ce qui en ressort" },
};

interface Props {
  page: Orientation;
  /** Notes activities. */
  notes: boolean;
  /** Takes back anybody's note, not only their own. */
  anyOf: boolean;
}

/** The parcours d'information et d'orientation: dated activities, and what came of each. */
export function Activities({ page, notes, anyOf }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <section aria-labelledby="activities">
      <div className="rc-row">
        <h2 id="activities" className="fr-h5">
          Parcours d’information et d’orientation
        </h2>
        {notes && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary rc-no-print" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            Noter une activité
          </button>
        )}
      </div>
      {adding && <ActivityForm studentId={page.student_id} onDone={() => setAdding(false)} />}
      {page.activities.length === 0 ? (
        <p className="rc-mention">Aucune activité n’est notée. Visites, forums, stages et entretiens se notent ici dès la 6e.</p>
      ) : (
        <ul className="rc-sheet">
          {page.activities.map((one) => (
            <Line key={one.id} activity={one} studentId={page.student_id} removable={notes && (anyOf || one.mine)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ activity, studentId, removable }: { activity: Activity; studentId: string; removable: boolean }) {
  const client = useQueryClient();
  const { kind, held_on, title, finding } = activity;
  const query = orientationQuery(studentId);
  const removing = useMutation({
    mutationFn: () => removeActivity(studentId, activity.id),
    onSuccess: (page) => {
      client.setQueryData(query.queryKey, page);
      announceGesture({
        message: "Activité retirée.",
        undo: async () => {
          client.setQueryData(query.queryKey, await noteActivity(studentId, { kind, held_on, title, finding }, newIdempotencyKey()));
        },
      });
    },
  });
  return (
    <li className="rc-row">
      <div>
        <p>
          <span className="rc-strong">{typeset(title)}</span>, {textDate(held_on)}
        </p>
        {finding !== "" && <p>{typeset(finding)}</p>}
        <p className="rc-mention">
          {labelOf(OrientationActivityKind, kind)}
          {activity.by_name !== "" && ` · noté par ${activity.by_name}`}
        </p>
        {removing.isError && <ProblemAlert error={removing.error} />}
      </div>
      {removable && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline rc-no-print" aria-disabled={removing.isPending} onClick={() => !removing.isPending && removing.mutate()}>
          Retirer<span className="fr-sr-only">, {title}</span>
        </button>
      )}
    </li>
  );
}

function ActivityForm({ studentId, onDone }: { studentId: string; onDone: () => void }) {
  const client = useQueryClient();
  const [key, setKey] = useState(newIdempotencyKey);
  const [draft, setDraft] = useState<{ kind: Kind; held_on: string; title: string; finding: string }>({ kind: "class_session", held_on: today(), title: "", finding: "" });
  const [missing, setMissing] = useState(false);
  const noting = useMutation({
    mutationFn: () => noteActivity(studentId, draft, key),
    onSuccess: (page) => {
      client.setQueryData(orientationQuery(studentId).queryKey, page);
      announceGesture({ message: "Activité notée." });
      onDone();
    },
    onError: () => setKey(newIdempotencyKey()),
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const short = draft.title.trim().length < 3;
    setMissing(short);
    if (short) document.getElementById("activity-title")?.focus();
    else if (!noting.isPending) noting.mutate();
  }
  return (
    <form className="rc-form" onSubmit={save} noValidate>
      {noting.isError && <ProblemAlert error={noting.error} fields={FIELDS} />}
      <SelectField id="activity-kind" label="Activité" value={draft.kind} choices={choicesOf(OrientationActivityKind)} onChange={(kind) => setDraft({ ...draft, kind: kind as Kind })} />
      <TextField
        id="activity-title"
        label="Intitulé"
        hint="Exemple&nbsp;: visite du lycée hôtelier"
        maxLength={140}
        value={draft.title}
        onChange={(title) => setDraft({ ...draft, title })}
        error={missing && draft.title.trim().length < 3 ? "Écrivez quelques mots." : undefined}
      />
      <QuickDate id="activity-day" label="Date" value={draft.held_on} max={today()} suggestions={[today(), addDays(today(), -1)]} onChange={(held_on) => setDraft({ ...draft, held_on })} />
      <TextField id="activity-finding" label="Ce qui en ressort (facultatif)" hint="Un fait utile à l’orientation. Rien sur la santé ni sur la famille." maxLength={140} value={draft.finding} onChange={(finding) => setDraft({ ...draft, finding })} />
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm" aria-disabled={noting.isPending}>
          {noting.isPending ? "Envoi…" : "Enregistrer l’activité"}
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onDone}>
          Abandonner
        </button>
      </div>
    </form>
  );
}
