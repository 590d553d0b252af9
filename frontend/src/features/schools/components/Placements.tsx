import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { classesQuery } from "@/shared/api/schools";
import { counted, period, typeset } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { SelectField } from "@/shared/ui/SelectField";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { placementsQuery, savePlacements, type Placement } from "../settingsApi";
import { inOrder, placementMistake, withPlacement, without, type PlacementDraft } from "../logic/placements";

interface Props {
  schoolId: string;
  configures: boolean;
}

/** The weeks a class spends in companies: no roll is asked for then, and no half-day counts. */
export function Placements({ schoolId, configures }: Props) {
  const classes = useQuery(classesQuery(schoolId));
  const [chosen, setChosen] = useState("");
  const divisions = (classes.data ?? []).filter((each) => each.kind === "division").map(({ id, name }) => ({ value: id, label: name }));
  const placements = useQuery(placementsQuery(schoolId, chosen));
  return (
    <>
      <p className="rc-mention">Pendant ces périodes, l’appel n’est pas demandé et aucune demi-journée n’est comptée.</p>
      <SelectField id="placement-class" label="Classe" value={chosen} choices={divisions} none="Choisir une classe" onChange={setChosen} />
      {chosen !== "" && (
        <QueryPart query={placements} lines={3}>
          {({ items }) => <Periods key={chosen} schoolId={schoolId} classId={chosen} items={items} configures={configures} />}
        </QueryPart>
      )}
    </>
  );
}

const EMPTY: PlacementDraft = { starts_on: "", ends_on: "", label: "PFMP" };

function Periods({ schoolId, classId, items, configures }: { schoolId: string; classId: string; items: Placement[]; configures: boolean }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const mistake = placementMistake(draft, items);
  const saving = useMutation({
    mutationFn: (next: PlacementDraft[]) => savePlacements(schoolId, classId, next),
    onSuccess: async (saved, next) => {
      const undo = items.map(({ starts_on, ends_on, label }) => ({ starts_on, ends_on, label }));
      client.setQueryData(placementsQuery(schoolId, classId).queryKey, saved);
      setDraft(EMPTY);
      setTried(false);
      announceGesture({
        message: next.length > items.length ? "Période ajoutée. Les demi-journées de la classe sont recomptées." : "Période retirée. Les demi-journées de la classe sont recomptées.",
        undo: async () => {
          client.setQueryData(placementsQuery(schoolId, classId).queryKey, await savePlacements(schoolId, classId, undo));
        },
      });
      await client.invalidateQueries({ queryKey: ["absences"] });
    },
  });
  function add(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (mistake === undefined && !saving.isPending) saving.mutate(withPlacement(items, draft));
  }
  return (
    <>
      {saving.isError && <ProblemAlert error={saving.error} />}
      <p aria-live="polite">{items.length === 0 ? "Aucune période pour cette classe." : `${counted(items.length, "période")} cette année.`}</p>
      {items.length > 0 && (
        <ul>
          {inOrder(items).map((each) => (
            <li key={each.id}>
              {typeset(each.label)}, {period(each.starts_on, each.ends_on)}{" "}
              {configures && (
                <button type="button" className="fr-link fr-link--sm rc-no-print" onClick={() => saving.mutate(without(items, each.id))}>
                  Retirer<span className="fr-sr-only"> la période, {period(each.starts_on, each.ends_on)}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {configures && (
        <form className="rc-closure" onSubmit={add} noValidate>
          <TextField id="placement-label" label="Nom" value={draft.label} maxLength={60} onChange={(label) => setDraft({ ...draft, label })} />
          <TextField id="placement-from" label="Du" type="date" value={draft.starts_on} error={tried ? mistake : undefined} onChange={(starts_on) => setDraft({ ...draft, starts_on })} />
          <TextField id="placement-to" label="Au" type="date" value={draft.ends_on} onChange={(ends_on) => setDraft({ ...draft, ends_on })} />
          <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={saving.isPending}>
            {saving.isPending ? "Envoi…" : "Ajouter cette période"}
          </button>
        </form>
      )}
    </>
  );
}
