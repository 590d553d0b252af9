import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { ReasonCode } from "@/shared/api/reference.gen";
import { studentQuery } from "@/shared/api/students";
import { sentenceName, today, type Name } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { RadioRow } from "@/shared/ui/RadioRow";
import { StudentChoice } from "@/shared/ui/StudentChoice";
import { announceGesture } from "@/shared/ui/undo";

import { previewAbsence, recordAbsence, type AbsenceIn } from "../api";
import { Consequences } from "../components/Consequences";
import { EntryFields, type EntryDraft } from "../components/EntryFields";
import { instantOf } from "../logic/entry";

type Chosen = Name & { id: string; class_name: string | null };

const SOURCES = [
  { value: "school_life", label: "constaté par la vie scolaire" },
  { value: "family", label: "déclaré par la famille" },
  { value: "placement_host", label: "signalé par l’entreprise" },
];

export const ENTRY_FIELDS: FieldMap = {
  "/student_id": { id: "student", label: "Élève" },
  "/starts_at": { id: "from-day", label: "Début" },
  "/ends_at": { id: "to-day", label: "Fin" },
};

/** An absence entered by vie scolaire; what it counts is said before it is saved. */
export function NewAbsencePage() {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const client = useQueryClient();
  const known = useQuery({ ...studentQuery(search["eleve"] ?? ""), enabled: search["eleve"] !== undefined });
  const [picked, setPicked] = useState<Chosen | null>(null);
  const student: Chosen | null = picked ?? known.data ?? null;
  const day = search["jour"] ?? today();
  const [draft, setDraft] = useState<EntryDraft>({ kind: "absence", from_day: day, from_clock: "08:00", to_day: day, to_clock: "12:00" });
  const [source, setSource] = useState("school_life");
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [key] = useState(newIdempotencyKey);

  const complete = student !== null && [draft.from_day, draft.from_clock, draft.to_day, draft.to_clock].every((part) => part !== "");
  const body: AbsenceIn = {
    student_id: student?.id ?? "",
    kind: draft.kind as AbsenceIn["kind"],
    starts_at: complete ? instantOf(draft.from_day, draft.from_clock) : "",
    ends_at: complete ? instantOf(draft.to_day, draft.to_clock) : "",
    source: source as AbsenceIn["source"],
    reason: reason === "" ? null : (reason as AbsenceIn["reason"]),
  };
  const preview = useQuery({
    queryKey: ["absences", "preview", body],
    queryFn: () => previewAbsence(body),
    enabled: complete,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const saving = useMutation({
    mutationFn: () => recordAbsence(body, key),
    onSuccess: async ({ student_id, sentence }) => {
      announceGesture({ message: `Absence enregistrée. ${sentence}` });
      await client.invalidateQueries({ queryKey: ["absences"] });
      await navigate({ href: `/eleves/${student_id}?mois=${draft.from_day.slice(0, 7)}` });
    },
  });

  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setMissing(student === null);
    if (complete) saving.mutate();
  }

  return (
    <>
      <PageHeader
        title={student === null ? "Saisir une absence" : `Saisir une absence de ${sentenceName(student)}`}
        breadcrumb={[{ label: "Absences du jour", href: "/absences" }]}
      />
      <form className="rc-shape rc-shape--act" onSubmit={save} noValidate>
        <div>
          {saving.isError && <ProblemAlert error={saving.error} fields={ENTRY_FIELDS} />}
          {student === null ? (
            <StudentChoice onChoose={setPicked} error={missing ? "Choisissez l’élève concerné." : undefined} />
          ) : (
            <p>
              <span className="rc-strong">{sentenceName(student)}</span>
              {student.class_name !== null && `, ${student.class_name}`}
            </p>
          )}
          <EntryFields draft={draft} onChange={setDraft} />
          <RadioRow legend="Source" name="source" choices={SOURCES} value={source} onChange={setSource} />
          <div className="fr-select-group">
            <label className="fr-label" htmlFor="reason">
              Motif donné (facultatif), à apprécier ensuite
            </label>
            <select id="reason" className="fr-select" value={reason} onChange={(event) => setReason(event.currentTarget.value)}>
              <option value="">Aucun motif donné</option>
              {choicesOf(ReasonCode).map((each) => (
                <option key={each.value} value={each.value}>
                  {each.label}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" className="fr-btn" disabled={saving.isPending}>
            {saving.isPending ? "Envoi…" : "Enregistrer l’absence"}
          </button>
        </div>
        <Consequences
          data={preview.data}
          error={preview.error}
          busy={preview.isFetching}
          waiting="Choisissez l’élève et les heures&nbsp;: le nombre de demi-journées s’affiche ici."
        />
      </form>
    </>
  );
}
