import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { today } from "@/shared/format";
import { Choices } from "@/shared/ui/Choices";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { QuickDate } from "@/shared/ui/QuickDate";

import { choicesQuery, openCampaign, SIEI, type CampaignChoice } from "../api";

const FIELDS = {
  "/campaign_date": { id: "campaign-date", label: "Date de la campagne" },
  "/departments": { id: "campaign-departments", label: "Départements" },
};

/** A dated campaign over some départements of one's institution. */
export function NewCampaignForm() {
  const choices = useQuery(choicesQuery);
  return (
    <QueryPart query={choices} lines={3}>
      {(units) => (units.length === 0 ? <p>Votre compte n’est rattaché à aucun département. L’administrateur peut le faire.</p> : <Form units={units} />)}
    </QueryPart>
  );
}

function Form({ units }: { units: CampaignChoice[] }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [unitId, setUnitId] = useState(units[0]?.unit_id ?? "");
  const offered = units.find((unit) => unit.unit_id === unitId)?.departments ?? [];
  const [chosen, setChosen] = useState<string[]>(offered.length === 1 ? offered : []);
  const [date, setDate] = useState(today());
  const open = useMutation({
    mutationFn: () => openCampaign({ unit_id: unitId, campaign_date: date, departments: chosen }),
    onSuccess: async ({ body }) => {
      await queryClient.invalidateQueries({ queryKey: SIEI });
      await router.navigate({ href: `/siei/${body.campaign.id}` });
    },
  });
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!open.isPending) open.mutate();
  }
  return (
    <form className="rc-form rc-campaign__form" onSubmit={submit} noValidate>
      {open.isError && <ProblemAlert error={open.error} fields={FIELDS} />}
      {units.length > 1 && (
        <Choices
          id="campaign-unit"
          legend="Pour qui"
          kind="radio"
          choices={units.map((unit) => ({ value: unit.unit_id, label: unit.unit_name }))}
          chosen={[unitId]}
          onChange={([next]) => {
            setUnitId(next ?? "");
            setChosen([]);
          }}
        />
      )}
      <QuickDate id="campaign-date" label="Date de la campagne" value={date} onChange={setDate} suggestions={[]} />
      <p className="rc-mention">L’âge et l’inscription se lisent à cette date. Qui n’a pas 16 ans ce jour-là n’est jamais enregistré.</p>
      <Choices
        id="campaign-departments"
        legend="Départements"
        kind="checkbox"
        choices={offered.map((code) => ({ value: code, label: `Département ${code}` }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <button type="submit" className="fr-btn" aria-disabled={open.isPending}>
        {open.isPending ? "Ouverture…" : "Ouvrir la campagne"}
      </button>
    </form>
  );
}
