import { useEffect, useId, useRef, useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { WarningAsideReason } from "@/shared/api/reference.gen";
import { addDays, sentenceName, today } from "@/shared/format";
import { QuickDate } from "@/shared/ui/QuickDate";
import { RadioRow } from "@/shared/ui/RadioRow";

import type { Gesture, Situation } from "../api";

type Aside = Extract<Gesture, { name: "set_aside" }>;

/** « Décidé en réunion » is written by the meeting. */
const REASONS = choicesOf(WarningAsideReason, ["already_followed", "explained", "family_expected", "observe"]);
const LONGEST = 60;

/** A reason and a day: it comes back by itself. */
export function AsideForm({ one, onSave, onClose }: { one: Situation; onSave: (gesture: Aside) => void; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const present = today();
  const [reason, setReason] = useState("observe");
  const [until, setUntil] = useState(addDays(present, 14));
  const id = useId();
  const wrong = until <= present || until > addDays(present, LONGEST);
  useEffect(() => heading.current?.focus(), []);
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!wrong) onSave({ name: "set_aside", reason: reason as Aside["reason"], until });
  }
  return (
    <form className="rc-contact rc-box" onSubmit={save} noValidate aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`} className="fr-h6" tabIndex={-1} ref={heading}>
        Mettre de côté {sentenceName(one)}
      </h4>
      <RadioRow legend="Pourquoi" name={`${id}-reason`} choices={REASONS} value={reason} onChange={setReason} />
      <QuickDate
        id={`${id}-until`}
        label="Revient dans la semaine le"
        value={until}
        onChange={setUntil}
        min={addDays(present, 1)}
        max={addDays(present, LONGEST)}
        suggestions={[addDays(present, 7), addDays(present, 14)]}
        error={wrong ? "Choisissez une date à venir, dans les 60\u00a0jours." : undefined}
      />
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm">
          Mettre de côté
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>
          Fermer
        </button>
      </div>
    </form>
  );
}
