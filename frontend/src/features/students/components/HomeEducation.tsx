import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { studentQuery, type Student } from "@/shared/api/students";
import { sentenceName, textDate, today } from "@/shared/format";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { addHomeEducation, endHomeEducation } from "../api";
import { currentHomeEducation, schoolYearEnd } from "../logic/homeEducation";
import { TextField } from "@/shared/ui/TextField";

const FIELDS: FieldMap = {
  "/starts_on": { id: "home-from", label: "Premier jour" },
  "/ends_on": { id: "home-to", label: "Dernier jour" },
  "/last_day": { id: "home-last", label: "Dernier jour" },
};

/** « Instruction dans la famille »: two dates and nothing else; begun, or ended, from the pupil's page. */
export function HomeEducation({ student }: { student: Student }) {
  const current = currentHomeEducation(student, today());
  if (current === undefined) {
    return (
      <Disclosure label="Inscrire une instruction dans la famille">
        <Begin student={student} />
      </Disclosure>
    );
  }
  return (
    <>
      <p>
        Instruction dans la famille, du {textDate(current.starts_on)} au {textDate(current.ends_on)}.
      </p>
      <Disclosure label="Changer la fin">
        <End student={student} id={current.id} />
      </Disclosure>
    </>
  );
}

function Begin({ student }: { student: Student }) {
  const [draft, setDraft] = useState(() => ({ starts_on: today(), ends_on: schoolYearEnd(today()) }));
  const [key] = useState(newIdempotencyKey);
  const saving = useSaving(student, () => addHomeEducation(student.id, draft, key), "instruction dans la famille enregistrée.");
  return (
    <form onSubmit={saving.submit} noValidate>
      {saving.isError && <ProblemAlert error={saving.error} fields={FIELDS} />}
      <p className="rc-mention">Les dates de l’autorisation, sans motif ni pièce. Pendant ce temps, l’élève n’est pas attendu et la procédure d’absences ne s’applique pas.</p>
      <TextField id="home-from" type="date" label="Premier jour" value={draft.starts_on} onChange={(starts_on) => setDraft({ ...draft, starts_on })} />
      <TextField id="home-to" type="date" label="Dernier jour" value={draft.ends_on} onChange={(ends_on) => setDraft({ ...draft, ends_on })} />
      <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary" disabled={saving.isPending || draft.starts_on === "" || draft.ends_on === ""}>
        {saving.isPending ? "Envoi…" : "Enregistrer les dates"}
      </button>
    </form>
  );
}

function End({ student, id }: { student: Student; id: string }) {
  const [lastDay, setLastDay] = useState(today);
  const saving = useSaving(student, () => endHomeEducation(id, lastDay), "fin de l’instruction dans la famille enregistrée.");
  return (
    <form onSubmit={saving.submit} noValidate>
      {saving.isError && <ProblemAlert error={saving.error} fields={FIELDS} />}
      <TextField id="home-last" type="date" label="Dernier jour" hint="Un jour avant le début dit qu’elle n’a pas eu lieu." value={lastDay} onChange={setLastDay} />
      <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary" disabled={saving.isPending || lastDay === ""}>
        {saving.isPending ? "Envoi…" : "Enregistrer la fin"}
      </button>
    </form>
  );
}

/** What both forms do once sent: the page, its calendar and its case are read again. */
function useSaving(student: Student, send: () => Promise<unknown>, said: string) {
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      announceGesture({ message: `${sentenceName(student)}\u00a0: ${said}` });
      await Promise.all([
        client.invalidateQueries({ queryKey: studentQuery(student.id).queryKey }),
        client.invalidateQueries({ queryKey: ["absences"] }),
        client.invalidateQueries({ queryKey: ["attendance-cases"] }),
      ]);
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    saving.mutate();
  };
  return { ...saving, submit };
}
