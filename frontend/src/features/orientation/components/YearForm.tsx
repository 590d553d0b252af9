import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { orientationYearQuery, setOrientationYear, type OrientationYear } from "../api";

const FIELDS: FieldMap = {
  "/results_expected_on": { id: "year-results", label: "Résultats attendus le" },
  "/last_word_reference": { id: "year-reference", label: "Arrêté" },
  "/last_word_from": { id: "year-from", label: "Du" },
  "/last_word_to": { id: "year-to", label: "Au" },
};

/** The day of the results; and, in the years of the experiment, the school's part in it. */
export function YearForm({ year }: { year: OrientationYear }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    results: year.results_expected_on ?? "",
    reference: year.last_word_reference ?? "",
    from: year.last_word_from ?? "",
    to: year.last_word_to ?? "",
  });
  const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
  const saving = useMutation({
    mutationFn: () =>
      setOrientationYear(year.school_id, year.version, {
        results_expected_on: orNull(draft.results),
        last_word_reference: orNull(draft.reference),
        last_word_from: orNull(draft.from),
        last_word_to: orNull(draft.to),
      }),
    onSuccess: (saved) => {
      client.setQueryData(orientationYearQuery(year.school_id).queryKey, saved);
      announceGesture({ message: "Dates de l’année enregistrées." });
    },
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!saving.isPending) saving.mutate();
  }
  return (
    <form className="rc-form" onSubmit={save} noValidate>
      {saving.isError && <ProblemAlert error={saving.error} fields={FIELDS} />}
      <QuickDate id="year-results" label="Résultats attendus le" value={draft.results} onChange={(results) => setDraft({ ...draft, results })} suggestions={[]} />
      <Disclosure label="Dernier mot aux familles (expérimentation)" defaultOpen={year.last_word_reference !== null}>
        <p className="rc-mention">Le décret 2014-6 a laissé le dernier mot aux familles en fin de 3e, de 2014 à 2016, puis un second décret de 2017 à 2018, dans les établissements retenus par arrêté. En dehors de ces dates, le chef d’établissement décide.</p>
        <TextField id="year-reference" label="Arrêté qui retient l’établissement" maxLength={120} value={draft.reference} onChange={(reference) => setDraft({ ...draft, reference })} />
        <QuickDate id="year-from" label="Du" value={draft.from} onChange={(from) => setDraft({ ...draft, from })} suggestions={[]} />
        <QuickDate id="year-to" label="Au" value={draft.to} onChange={(to) => setDraft({ ...draft, to })} suggestions={[]} />
      </Disclosure>
      <button type="submit" className="fr-btn" aria-disabled={saving.isPending}>
        {saving.isPending ? "Envoi…" : "Enregistrer les dates"}
      </button>
    </form>
  );
}
