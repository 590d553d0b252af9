import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type SubmitEvent } from "react";

import { asProblem } from "@/shared/api/problem";
import { NoteLevel as Levels } from "@/shared/api/reference.gen";
import { dayMonth, typeset } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { TextArea } from "@/shared/ui/TextArea";

import { pointQuery, rewriteNote, type MeetingPoint } from "../api";
import { hintOf } from "../logic/notes";

interface Props {
  meetingId: string;
  pointId: string;
  note: MeetingPoint["notes"][number];
  /** Its writer finds other words until the meeting closes. */
  mine: boolean;
}

/** One note, and the way to say it otherwise. */
export function Note({ meetingId, pointId, note, mine }: Props) {
  const client = useQueryClient();
  const id = useId();
  const [body, setBody] = useState<string | null>(null);
  const again = () => client.invalidateQueries({ queryKey: pointQuery(meetingId, pointId).queryKey });
  const saving = useMutation({
    mutationFn: (words: string) => rewriteNote(meetingId, pointId, note, words),
    onSuccess: async () => {
      await again();
      setBody(null);
    },
  });
  const stale = saving.isError && asProblem(saving.error).status === 412;
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (body !== null && body.trim() !== "" && !saving.isPending) saving.mutate(body.trim());
  }
  if (body !== null) {
    return (
      <li>
        <form onSubmit={save} noValidate>
          {saving.isError && <ProblemAlert error={saving.error} {...(stale && { onRetry: () => void again().then(() => setBody(null)) })} />}
          <TextArea id={`${id}-body`} label="Reformuler la note" hint={hintOf(note.level)} value={body} onChange={setBody} />
          <div className="rc-actions">
            <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={saving.isPending}>
              {saving.isPending ? "Envoi…" : "Garder ces mots"}
            </button>
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => setBody(null)}>
              Abandonner
            </button>
          </div>
        </form>
      </li>
    );
  }
  return (
    <li>
      <p>{typeset(note.body ?? "")}</p>
      <p className="rc-mention">
        {Levels[note.level]} — {note.author_name}{note.institution !== "" && ` (${note.institution})`}, {dayMonth(note.written_on)}
        {mine && (
          <>
            {" "}
            <button type="button" className="fr-link fr-link--sm rc-no-print" onClick={() => setBody(note.body ?? "")}>
              Reformuler<span className="fr-sr-only"> la note du {dayMonth(note.written_on)}</span>
            </button>
          </>
        )}
      </p>
    </li>
  );
}
