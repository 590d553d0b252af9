import { useId } from "react";

import { capitalised, weekdayDate } from "@/shared/format";

interface Props {
  label: string;
  value: string;
  onChange: (date: string) => void;
  /** Days offered as buttons, named in full. */
  suggestions: string[];
  min?: string;
  max?: string;
  error?: string | undefined;
  id?: string;
}

/** A date field with the three likely days beside it. */
export function QuickDate({ label, value, onChange, suggestions, min, max, error, id }: Props) {
  const made = useId();
  const field = id ?? made;
  return (
    <div className={error === undefined ? "fr-input-group" : "fr-input-group fr-input-group--error"}>
      <label className="fr-label" htmlFor={field}>
        {label}
        <span className="fr-hint-text">Exemple&nbsp;: 23/11/2026</span>
      </label>
      <input
        id={field}
        type="date"
        className="fr-input"
        value={value}
        min={min}
        max={max}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${field}-error`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {error !== undefined && (
        <p id={`${field}-error`} className="fr-error-text">
          {error}
        </p>
      )}
      {suggestions.length > 0 && <ul className="rc-inline-list" aria-label={`Choix rapides, ${label}`}>
        {suggestions.map((day) => (
          <li key={day}>
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => onChange(day)}>
              {capitalised(weekdayDate(day))}
            </button>
          </li>
        ))}
      </ul>}
    </div>
  );
}
