import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { labelOf } from "@/shared/api/labels";
import { EntryKind } from "@/shared/api/reference.gen";
import { pupilMonthQuery, studentQuery, type PupilMonth } from "@/shared/api/students";
import { clockTime, dayOf, sentenceName, textDate, type Name } from "@/shared/format";
import type { Change } from "@/shared/ui/diff";
import { DiffTable } from "@/shared/ui/DiffTable";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { RadioRow } from "@/shared/ui/RadioRow";
import { announceGesture } from "@/shared/ui/undo";

import { correctAbsence, previewCorrection, type CorrectionIn } from "../api";
import { Consequences } from "../components/Consequences";
import { EntryFields, type EntryDraft } from "../components/EntryFields";
import { clockOf, instantOf } from "../logic/entry";
import { ENTRY_FIELDS } from "./NewAbsencePage";

type Entry = PupilMonth["lines"][number]["entries"][number];
type Params = Partial<Record<"absenceId", string>>;

/** A correction that keeps the former entry; opened from the pupil's month. */
export function AbsencePage() {
  const params: Params = useParams({ strict: false });
  const search = useSearch({ strict: false });
  const pupil = search["eleve"] ?? "";
  const student = useQuery({ ...studentQuery(pupil), enabled: pupil !== "" });
  const month = useQuery({ ...pupilMonthQuery(pupil, search["mois"] ?? ""), enabled: pupil !== "" && search["mois"] !== undefined });
  requireRecord(student.error ?? month.error);
  const entry = month.data?.lines.flatMap((line) => line.entries).find((each) => each.id === params.absenceId);
  const title = student.data === undefined ? "Corriger une absence" : `Corriger une absence de ${sentenceName(student.data)}`;
  const back = student.data === undefined ? { label: "Absences du jour", href: "/absences" } : { label: sentenceName(student.data), href: `/eleves/${pupil}` };

  return (
    <>
      <PageHeader title={title} breadcrumb={[back]} />
      {pupil === "" || search["mois"] === undefined ? (
        <EmptyState kind="closed" title="Une absence se corrige depuis le calendrier de l’élève." action={<AppLink href="/eleves">Chercher un élève</AppLink>}>
          Ouvrez la page de l’élève, puis «&nbsp;Absences&nbsp;» et «&nbsp;Corriger&nbsp;».
        </EmptyState>
      ) : (
        <QueryPart query={month}>
          {() =>
            entry === undefined || student.data === undefined ? (
              <EmptyState kind="never" title="Cette saisie a été corrigée ou n’est plus dans ce mois.">
                Ouvrez le calendrier de l’élève pour voir la nouvelle.
              </EmptyState>
            ) : (
              <Correction entry={entry} student={{ ...student.data, id: pupil }} />
            )
          }
        </QueryPart>
      )}
    </>
  );
}

const GESTURES = [
  { value: "correct", label: "La saisie doit dire autre chose" },
  { value: "wrong", label: "La saisie est une erreur" },
];

function Correction({ entry, student }: { entry: Entry; student: Name & { id: string } }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [gesture, setGesture] = useState("correct");
  const [draft, setDraft] = useState<EntryDraft>(draftOf(entry));
  const wrong = gesture === "wrong";
  const changes = wrong ? [] : changesOf(entry, draft);
  const body: CorrectionIn = wrong
    ? {}
    : {
        kind: draft.kind as NonNullable<CorrectionIn["kind"]>,
        starts_at: instantOf(draft.from_day, draft.from_clock),
        ends_at: instantOf(draft.to_day, draft.to_clock),
      };
  const ready = wrong || changes.length > 0;
  const preview = useQuery({
    queryKey: ["absences", "correction", entry.id, body],
    queryFn: () => previewCorrection(entry.id, body),
    enabled: ready,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const saving = useMutation({
    mutationFn: () => correctAbsence(entry.id, body),
    onSuccess: async ({ months }) => {
      announceGesture({ message: [wrong ? "Saisie marquée comme erronée." : "Saisie corrigée.", ...months.map((month) => month.sentence)].join(" ") });
      await Promise.all([client.invalidateQueries({ queryKey: ["absences"] }), client.invalidateQueries({ queryKey: ["alerts"] })]);
      await navigate({ href: `/eleves/${student.id}?mois=${dayOf(entry.starts_at).slice(0, 7)}` });
    },
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (ready) saving.mutate();
  }
  return (
    <form className="rc-shape rc-shape--act" onSubmit={save} noValidate>
      <div>
        {saving.isError && <ProblemAlert error={saving.error} fields={ENTRY_FIELDS} />}
        <p>
          Saisie actuelle&nbsp;: {entry.kind_label}, {words(entry.starts_at)} – {clockTime(entry.ends_at)}, {entry.source_words}. Elle reste lisible après la correction.
        </p>
        <RadioRow legend="Correction" name="gesture" choices={GESTURES} value={gesture} onChange={setGesture} />
        {!wrong && <EntryFields draft={draft} onChange={setDraft} />}
        {changes.length > 0 && <DiffTable caption="Correction" changes={changes} />}
        <button type="submit" className="fr-btn" disabled={saving.isPending || !ready}>
          {saving.isPending ? "Envoi…" : wrong ? "Marquer comme erronée" : "Enregistrer la correction"}
        </button>
      </div>
      <Consequences
        data={ready ? preview.data : undefined}
        error={ready ? preview.error : null}
        busy={preview.isFetching}
        waiting="Changez la nature ou les heures&nbsp;: l’effet sur le décompte s’affiche ici."
      />
    </form>
  );
}

const words = (instant: string): string => `${textDate(dayOf(instant))}, ${clockTime(instant)}`;

const draftOf = (entry: Entry): EntryDraft => ({
  kind: entry.kind,
  from_day: dayOf(entry.starts_at),
  from_clock: clockOf(entry.starts_at),
  to_day: dayOf(entry.ends_at),
  to_clock: clockOf(entry.ends_at),
});

/** What differs between the entry and what is typed, field by field. */
function changesOf(entry: Entry, draft: EntryDraft): Change[] {
  const before = draftOf(entry);
  const pairs: [string, string, string][] = [
    ["Nature", labelOf(EntryKind, before.kind), labelOf(EntryKind, draft.kind)],
    ["Début", `${textDate(before.from_day)}, ${before.from_clock}`, `${textDate(draft.from_day)}, ${draft.from_clock}`],
    ["Fin", `${textDate(before.to_day)}, ${before.to_clock}`, `${textDate(draft.to_day)}, ${draft.to_clock}`],
  ];
  return pairs.filter(([, from, to]) => from !== to).map(([field, from, to]) => ({ subject: "Saisie", field, before: from, after: to }));
}
