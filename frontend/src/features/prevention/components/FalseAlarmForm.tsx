import { useEffect, useId, useRef, useState, type SubmitEvent } from "react";

import { sentenceName, typeset } from "@/shared/format";
import { RadioRow } from "@/shared/ui/RadioRow";

import type { Gesture, Situation } from "../api";
import { openSigns } from "../logic/week";

type FalseAlarm = Extract<Gesture, { name: "false_alarm" }>;

/** Which rule was wrong: the others stay, and its yearly report counts it. */
export function FalseAlarmForm({ one, onSave, onClose }: { one: Situation; onSave: (gesture: FalseAlarm) => void; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const signs = openSigns(one);
  const [rule, setRule] = useState(signs[0]?.rule ?? "");
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    onSave({ name: "false_alarm", rule: rule as FalseAlarm["rule"] });
  }
  return (
    <form className="rc-contact rc-box" onSubmit={save} noValidate aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`} className="fr-h6" tabIndex={-1} ref={heading}>
        Fausse alerte pour {sentenceName(one)}
      </h4>
      <RadioRow
        legend="Quelle règle s’est trompée"
        name={`${id}-rule`}
        choices={signs.map((sign) => ({ value: sign.rule, label: typeset(sign.rule_label) }))}
        value={rule}
        onChange={(value) => setRule(signs.find((sign) => sign.rule === value)?.rule ?? "")}
      />
      <p className="rc-mention">Le bilan annuel de la règle en tient compte.</p>
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm">
          Noter la fausse alerte
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>
          Fermer
        </button>
      </div>
    </form>
  );
}
