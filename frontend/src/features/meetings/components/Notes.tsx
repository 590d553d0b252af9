import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type SubmitEvent } from "react";

import { meQuery } from "@/shared/api/me";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { RadioRow } from "@/shared/ui/RadioRow";
import { TextArea } from "@/shared/ui/TextArea";

import { pointQuery, writeNote, type Meeting, type MeetingPoint, type NoteLevel } from "../api";
import { hintOf, levelsOf, readersOf } from "../logic/notes";
import { Note } from "./Note";

/** Notes for all, for one's own profession, or for one's institution; of the others one learns only that they exist. */
export function Notes({ meeting, point }: { meeting: Meeting; point: MeetingPoint }) {
  const client = useQueryClient();
  const id = useId();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const levels = levelsOf(meeting.frame.matter.levels, me?.role ?? "");
  const [key, setKey] = useState(newIdempotencyKey);
  const [writing, setWriting] = useState(false);
  const [level, setLevel] = useState<NoteLevel>(levels[0] ?? "educational");
  const [body, setBody] = useState("");
  const saving = useMutation({
    mutationFn: () => writeNote(meeting.id, point.id, level, body, key),
    onSuccess: async () => {
      setBody("");
      setWriting(false);
      await client.invalidateQueries({ queryKey: pointQuery(meeting.id, point.id).queryKey });
    },
    onSettled: () => setKey(newIdempotencyKey()),
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (body.trim() !== "" && !saving.isPending) saving.mutate();
  }
  const open = meeting.state === "running" || meeting.state === "planned";
  return (
    <section aria-labelledby="notes">
      <h3 id="notes" className="fr-h6">
        Notes
      </h3>
      {point.notes.length === 0 && !writing && <p className="rc-mention">Aucune note que vous puissiez lire.</p>}
      <ul className="rc-sheet">
        {point.notes.map((note) => (
          <Note key={note.id} meetingId={meeting.id} pointId={point.id} note={note} mine={open && note.written_by === me?.id} />
        ))}
      </ul>
      {open && !writing && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => setWriting(true)}>
          Écrire une note
        </button>
      )}
      {writing && (
        <form className="rc-box" onSubmit={save} noValidate>
          {saving.isError && <ProblemAlert error={saving.error} />}
          {levels.length > 1 && <RadioRow legend="Qui pourra lire cette note" name={`${id}-level`} choices={levels.map((value) => ({ value, label: readersOf(value) }))} value={level} onChange={(value) => setLevel(value as NoteLevel)} />}
          <TextArea id={`${id}-body`} label="Note" hint={hintOf(level)} value={body} onChange={setBody} />
          <div className="rc-actions">
            <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={saving.isPending}>
              {saving.isPending ? "Envoi…" : "Garder la note"}
            </button>
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => setWriting(false)}>
              Abandonner
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
