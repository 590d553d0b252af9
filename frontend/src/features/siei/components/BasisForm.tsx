import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { today } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { TextArea } from "@/shared/ui/TextArea";

import { recordBasis, SIEI } from "../api";

const FIELDS = { "/reference": { id: "basis-reference", label: "Décision" }, "/decided_on": { id: "basis-decided", label: "Date de la décision" } };

/** The text that allows this deployment to cross the bases, and the day it was taken: SIEI opens. */
export function BasisForm() {
  const queryClient = useQueryClient();
  const [reference, setReference] = useState("");
  const [decidedOn, setDecidedOn] = useState("");
  const record = useMutation({
    mutationFn: () => recordBasis({ reference, decided_on: decidedOn }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: SIEI }),
  });
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!record.isPending) record.mutate();
  }
  return (
    <form className="rc-form rc-campaign__form" onSubmit={submit} noValidate>
      {record.isError && <ProblemAlert error={record.error} fields={FIELDS} />}
      <TextArea
        id="basis-reference"
        label="Décision du responsable de traitement"
        hint="Son intitulé, sa référence, son auteur. Exemple&nbsp;: arrêté du recteur du 3 septembre 2026, n° 2026-118."
        value={reference}
        onChange={setReference}
      />
      <QuickDate id="basis-decided" label="Date de la décision" value={decidedOn} onChange={setDecidedOn} max={today()} suggestions={[]} />
      <p className="rc-mention">Votre nom et l’heure sont gardés avec elle.</p>
      <button type="submit" className="fr-btn" aria-disabled={record.isPending}>
        {record.isPending ? "Enregistrement…" : "Enregistrer et ouvrir le SIEI"}
      </button>
    </form>
  );
}
