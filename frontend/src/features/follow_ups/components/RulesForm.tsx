import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { rulesQuery, setRules, type PlatformRules } from "../api";

type Name = Exclude<keyof PlatformRules, "version">;

const FIELDS: readonly { name: Name; label: string; least: number; most: number }[] = [
  { name: "first_contact_days", label: "Premier essai, en jours après l’arrivée", least: 1, most: 60 },
  { name: "unreachable_after", label: "Injoignable après, en nombre d’essais", least: 2, most: 10 },
  { name: "silence_days", label: "Silence à signaler après, en jours", least: 5, most: 60 },
  { name: "handover_days", label: "Réponse à un relais, en jours", least: 1, most: 30 },
];

/** Four figures that the platform sets for itself; who may not change them reads them. */
export function RulesForm({ platformId, rules, mayWrite }: { platformId: string; rules: PlatformRules; mayWrite: boolean }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState<Readonly<Record<Name, string>>>({
    first_contact_days: String(rules.first_contact_days),
    unreachable_after: String(rules.unreachable_after),
    silence_days: String(rules.silence_days),
    handover_days: String(rules.handover_days),
  });
  const [asked, setAsked] = useState(false);
  const wrong = FIELDS.filter(({ name, least, most }) => !/^\d{1,2}$/.test(typed[name]) || Number(typed[name]) < least || Number(typed[name]) > most).map(({ name }) => name);
  const save = useMutation({
    mutationFn: () => setRules(platformId, { ...rules, ...(Object.fromEntries(FIELDS.map(({ name }) => [name, Number(typed[name])])) as Record<Name, number>) }),
    onSuccess: () => announceGesture({ message: "Règles enregistrées. Elles valent pour les prochaines dates." }),
    onSettled: () => client.invalidateQueries({ queryKey: rulesQuery(platformId).queryKey }),
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (wrong[0] !== undefined) document.getElementById(wrong[0])?.focus();
    else if (!save.isPending) save.mutate();
  };
  if (!mayWrite) {
    return (
      <dl className="rc-facts">
        {FIELDS.map(({ name, label }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{rules[name]}</dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <form className="rc-form" onSubmit={submit} noValidate>
      {save.isError && <ProblemAlert error={save.error} fields={Object.fromEntries(FIELDS.map(({ name, label }) => [`/${name}`, { id: name, label }]))} />}
      {FIELDS.map(({ name, label, least, most }) => (
        <TextField key={name} id={name} label={label} hint={`De ${least} à ${most}.`} maxLength={2} value={typed[name]} onChange={(value) => setTyped({ ...typed, [name]: value })} error={asked && wrong.includes(name) ? `Indiquez un nombre de ${least} à ${most}.` : undefined} />
      ))}
      <button type="submit" className="fr-btn" aria-disabled={save.isPending}>
        Enregistrer les règles
      </button>
    </form>
  );
}
