import { useEffect, useRef, useState } from "react";

import { ApiProblem, asProblem } from "@/shared/api/problem";
import { NBSP } from "@/shared/format";
import { announceGesture } from "@/shared/ui/undo";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { SaveState, type Saving } from "@/shared/ui/SaveState";

import { sendRoll, tellUnsent, type RollKey, type RollTaken } from "../api";
import { absentThisMorning, bodyOfMarks, marksOf, sameMarks, summary, withMark, type Mark, type Marks, type RollSheet } from "../logic/marks";
import { forgetRoll, keepRoll } from "../logic/unsent";
import { useRollKeys } from "../useRollKeys";
import { RollConflict } from "./RollConflict";
import { RollRow } from "./RollRow";

interface Props {
  rollKey: RollKey;
  sheet: RollSheet;
  etag: string;
  /** Marks to begin with: those of the server, or an unsent roll. */
  start: Marks;
  reload: () => Promise<{ sheet: RollSheet; etag: string }>;
  onSaved: (taken: RollTaken) => void;
}

/** Everyone is present until marked; one button records the whole list. */
export function RollForm({ rollKey, sheet, etag, start, reload, onSaved }: Props) {
  const [marks, setMarks] = useState<Marks>(start);
  const [open, setOpen] = useState<string | null>(null);
  const [saving, setSaving] = useState<Saving>({ status: "none" });
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<{ sheet: RollSheet; etag: string } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const waiting = saving.status === "waiting";

  function mark(student: string, value: Mark | null): void {
    setMarks((before) => withMark(before, student, value));
    setOpen(typeof value === "number" ? student : null);
  }

  async function save(chosen: Marks = marks, version: string = etag): Promise<void> {
    setSaving({ status: "saving" });
    setError(null);
    try {
      const taken = await sendRoll(rollKey, bodyOfMarks(chosen), version);
      forgetRoll(rollKey);
      tellUnsent();
      onSaved(taken);
    } catch (thrown) {
      await refused(thrown, chosen, version);
    }
  }

  async function refused(thrown: unknown, chosen: Marks, version: string): Promise<void> {
    if (!(thrown instanceof ApiProblem)) {
      keepRoll({ ...rollKey, etag: version, marks: bodyOfMarks(chosen) });
      tellUnsent();
      setSaving({ status: "waiting" });
      return;
    }
    if (asProblem(thrown).status !== 412) {
      setSaving({ status: "failed" });
      setError(thrown);
      return;
    }
    const present = await reload();
    setSaving({ status: "none" });
    // An answer lost on its way: what we sent is what is there.
    if (sameMarks(marksOf(present.sheet.students), chosen)) await save(chosen, present.etag);
    else setConflict(present);
  }

  function keep(chosen: Marks): void {
    const version = conflict?.etag ?? etag;
    setConflict(null);
    setMarks(chosen);
    void save(chosen, version);
  }

  useRollKeys({ list, marks, mark, save: () => void save() });
  useWhenBackOnline(waiting, () => void save());

  if (conflict !== null) {
    return <RollConflict sheet={conflict.sheet} mine={marks} theirs={marksOf(conflict.sheet.students)} onKeep={keep} />;
  }
  return (
    <>
      {error !== null && <ProblemAlert error={error} onRetry={() => void save()} />}
      <MorningOffer sheet={sheet} marks={marks} onChange={setMarks} />
      <ul className="rc-roll" ref={list}>
        {sheet.students.map((pupil) => (
          <RollRow
            key={pupil.student_id}
            pupil={pupil}
            day={sheet.day}
            mark={marks.get(pupil.student_id)}
            open={open === pupil.student_id}
            onMark={(value) => mark(pupil.student_id, value)}
          />
        ))}
      </ul>
      <div className="rc-foot rc-roll__foot">
        <p className="rc-foot__status" role="status">
          {summary(marks)}
        </p>
        {waiting ? <span className="rc-save">Non envoyé — 1{NBSP}appel en attente</span> : <SaveState saving={saving} />}
        <button type="button" className="fr-btn" aria-keyshortcuts="Control+Enter" onClick={() => void save()}>
          {saving.status === "saving" ? "Envoi…" : waiting ? "Réessayer l’envoi" : marks.size === 0 ? "Tous présents — enregistrer" : "Enregistrer l’appel"}
        </button>
      </div>
    </>
  );
}

/** « Reprendre les absents de ce matin », with one way back. */
function MorningOffer({ sheet, marks, onChange }: { sheet: RollSheet; marks: Marks; onChange: (marks: Marks) => void }) {
  const absent = absentThisMorning(sheet, marks);
  if (absent.length === 0) return null;
  const take = (): void => {
    onChange(new Map([...marks, ...absent.map((id) => [id, "absent"] as const)]));
    announceGesture({ message: "Absents de ce matin repris.", undo: () => onChange(marks) });
  };
  return (
    <p>
      <button type="button" className="fr-link" onClick={take}>
        Reprendre les absents de ce matin ({absent.length})
      </button>
    </p>
  );
}

const RETRY_MS = 15_000;

function useWhenBackOnline(active: boolean, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!active) return;
    const retry = (): void => latest.current();
    window.addEventListener("online", retry);
    const timer = setInterval(retry, RETRY_MS);
    return () => {
      window.removeEventListener("online", retry);
      clearInterval(timer);
    };
  }, [active]);
}
