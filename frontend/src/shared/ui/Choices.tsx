import type { Choice } from "./contact";

interface Props {
  id: string;
  legend: string;
  hint?: string | undefined;
  kind: "radio" | "checkbox";
  choices: Choice[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  error?: string | undefined;
}

/** Radios or boxes in a column: all choices in view, one tap each. */
export function Choices({ id, legend, hint, kind, choices, chosen, onChange, error }: Props) {
  return (
    <fieldset id={id} tabIndex={-1} className="rc-choices" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="fr-label">
        {legend}
        {hint !== undefined && <span className="fr-hint-text">{hint}</span>}
      </legend>
      {choices.map(({ value, label }) => (
        <label key={value} className="rc-choice">
          <input
            type={kind}
            name={id}
            value={value}
            checked={chosen.includes(value)}
            onChange={() => onChange(kind === "radio" ? [value] : toggle(chosen, value))}
          />
          <span>{label}</span>
        </label>
      ))}
      {error !== undefined && (
        <p id={`${id}-error`} className="fr-error-text">
          {error}
        </p>
      )}
    </fieldset>
  );
}

const toggle = (chosen: string[], value: string): string[] =>
  chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
