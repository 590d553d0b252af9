import { useEffect, useId, useState, type SubmitEvent } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { AppLink } from "@/shared/ui/AppLink";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { StudentChoice } from "@/shared/ui/StudentChoice";
import { TextField } from "@/shared/ui/TextField";

import { addItem, type Meeting } from "../api";
import { MINUTES } from "../logic/agenda";
import { useMeetingGesture } from "../useMeeting";

/** A pupil nobody proposed, or a subject about a group; a followed young person is added from their own page. */
export function AddByHand({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const id = useId();
  const pupils = meeting.frame.matter.subject === "pupil";
  const [subject, setSubject] = useState("");
  /** Each addition empties the search: several are often added in a row. */
  const [added, setAdded] = useState(0);
  useEffect(() => document.getElementById(pupils ? "student" : id)?.focus(), [added, pupils, id]);
  const adding = useMeetingGesture(meeting.id, (who: { student_id?: string; subject?: string }) => addItem(meeting.id, { subject: "", minutes: MINUTES, ...who }, newIdempotencyKey()), () => {
    setSubject("");
    setAdded(added + 1);
  });
  function addSubject(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (subject.trim() !== "" && !adding.isPending) adding.mutate({ subject: subject.trim() });
  }
  return (
    <div className="rc-box rc-no-print">
      {adding.isError && <ProblemAlert error={adding.error} />}
      {pupils ? (
        <StudentChoice key={added} onChoose={(student) => adding.mutate({ student_id: student.id })} />
      ) : (
        <p>
          Pour un jeune, ouvrez son suivi depuis la <AppLink href="/suivis">liste de travail</AppLink>, puis «&nbsp;Mettre à l’ordre du jour&nbsp;».
        </p>
      )}
      <form onSubmit={addSubject} noValidate>
        <TextField id={id} label={pupils ? "Ou un sujet de groupe" : "Un sujet de groupe"} hint={pupils ? "Une classe, une ligne de car. Aucun nom d’élève." : "Une formation, une commune. Aucun nom de jeune."} maxLength={80} value={subject} onChange={setSubject} />
        <div className="rc-actions">
          <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={adding.isPending}>
            Ajouter le sujet
          </button>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>
            Fermer
          </button>
        </div>
      </form>
    </div>
  );
}
