import type { RefObject } from "react";

import { counted } from "@/shared/format";

import { FACT_LENGTH, REMINDER } from "../logic/signal";

interface Props {
  value: string;
  error: string | undefined;
  /** What the words look like, when they look personal; it stops nothing. */
  reminder: string | null;
  warning: RefObject<HTMLParagraphElement | null>;
  onChange: (fact: string) => void;
  onLeave: () => void;
}

/** One dated fact; what never belongs there is always in view. */
export function Fact({ value, error, reminder, warning, onChange, onLeave }: Props) {
  return (
    <div className={error === undefined ? "fr-input-group" : "fr-input-group fr-input-group--error"}>
      <label className="fr-label" htmlFor="fact">
        Un fait, daté (facultatif)
        <span className="fr-hint-text">Exemple&nbsp;: «&nbsp;Le 20&nbsp;novembre, il a dit vouloir arrêter.&nbsp;»</span>
      </label>
      <p id="fact-reminder" className="rc-signal__reminder">
        <strong>{REMINDER.never}</strong> {REMINDER.danger}
      </p>
      <textarea
        id="fact"
        className="fr-input"
        rows={3}
        maxLength={FACT_LENGTH}
        autoComplete="off"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`fact-reminder fact-left${error === undefined ? "" : " fact-error"}`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
      <p id="fact-left" className="rc-mention">
        {counted(FACT_LENGTH - value.length, "caractère")} {FACT_LENGTH - value.length < 2 ? "restant" : "restants"}
      </p>
      {error !== undefined && (
        <p id="fact-error" className="fr-error-text">
          {error}
        </p>
      )}
      {reminder !== null && (
        <p ref={warning} tabIndex={-1} className="rc-signal__warning" role="status">
          {reminder}
        </p>
      )}
    </div>
  );
}
