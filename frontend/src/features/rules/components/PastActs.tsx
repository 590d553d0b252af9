import { useId, useState } from "react";

import { textDate } from "@/shared/format";

import type { SimulationIn } from "../api";
import { actsText } from "../logic/history";

type Acts = NonNullable<SimulationIn["acts"]>;

const STEPS: readonly [string, string][] = [
  ["open_dialogue", "Dialogue engagé"],
  ["sign_measures", "Mesures signées"],
  ["refer", "Saisine du DASEN"],
  ["warn", "Avertissement envoyé"],
  ["record_hearing", "Entretien tenu"],
  ["note_persistence", "Persistance constatée"],
  ["sign_support_contract", "Contrat d’aide signé"],
  ["appoint_referent", "Référent désigné"],
  ["refer_again", "Nouvelle saisine"],
];

interface Props {
  acts: Acts;
  today: string;
  onChange: (text: string | undefined) => void;
}

/** What was already done, by dates. */
export function PastActs({ acts, today, onChange }: Props) {
  const id = useId();
  const [step, setStep] = useState("refer");
  const [on, setOn] = useState(today);
  return (
    <section aria-labelledby={`${id}-title`} className="rc-section">
      <h2 id={`${id}-title`} className="fr-h5">
        Étapes déjà faites
      </h2>
      {acts.length === 0 && <p className="rc-mention">Aucune.</p>}
      <ul className="rc-sheet">
        {acts.map((act) => (
          <li key={`${act.step}-${act.on}`} className="rc-row">
            <p>
              {STEPS.find(([name]) => name === act.step)?.[1] ?? act.step}, {textDate(act.on)}
            </p>
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={() => onChange(actsText(acts.filter((each) => each !== act)) || undefined)}>
              Retirer<span className="fr-sr-only"> {act.step}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        className="rc-actions"
        onSubmit={(event) => {
          event.preventDefault();
          onChange(actsText([...acts, { step, on, outcome: "" }]));
        }}
      >
        <label className="fr-label" htmlFor={`${id}-step`}>
          Étape
        </label>
        <select id={`${id}-step`} className="fr-select rc-inline-field" value={step} onChange={(event) => setStep(event.currentTarget.value)}>
          {STEPS.map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
        <label className="fr-label" htmlFor={`${id}-on`}>
          le
        </label>
        <input id={`${id}-on`} type="date" className="fr-input rc-inline-field" required value={on} max={today} onChange={(event) => setOn(event.currentTarget.value)} />
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Noter l’étape
        </button>
      </form>
    </section>
  );
}
