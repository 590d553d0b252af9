import { useId } from "react";

import type { Choice } from "./contact";

interface Props {
  legend: string;
  name: string;
  choices: Choice[];
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** Radios in a row: one tap, all choices in view. */
export function RadioRow({ legend, name, choices, value, onChange, error }: Props) {
  const id = useId();
  return (
    <fieldset className="rc-radios" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="fr-label">{legend}</legend>
      <div className="rc-radios__row">
        {choices.map((choice) => (
          <label key={choice.value} className="rc-radio">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="fr-error-text" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
