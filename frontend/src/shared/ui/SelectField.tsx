import type { Choice } from "./contact";

interface Props {
  id: string;
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
  /** Words of the empty choice; without them, a choice is always made. */
  none?: string;
  hint?: string;
  error?: string | undefined;
}

/** A choice in a long list, with its label and what it lacks. */
export function SelectField({ id, label, value, choices, onChange, none, hint, error }: Props) {
  return (
    <div className={error === undefined ? "fr-select-group" : "fr-select-group fr-select-group--error"}>
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint !== undefined && <span className="fr-hint-text">{hint}</span>}
      </label>
      <select
        id={id}
        className="fr-select"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <p id={`${id}-error`} className="fr-error-text">
          {error}
        </p>
      )}
    </div>
  );
}
