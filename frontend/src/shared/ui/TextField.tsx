interface Props {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "date" | "tel" | "email";
  hint?: string;
  error?: string | undefined;
  maxLength?: number;
  /** What the browser may propose; nothing by default: computers are shared. */
  autoComplete?: string;
}

/** A field with its label, its hint, and what it lacks. */
export function TextField({ id, label, value, onChange, type = "text", hint, error, maxLength = 100, autoComplete = "off" }: Props) {
  return (
    <div className={error === undefined ? "fr-input-group" : "fr-input-group fr-input-group--error"}>
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint !== undefined && <span className="fr-hint-text">{hint}</span>}
      </label>
      <input
        id={id}
        type={type}
        className="fr-input"
        autoComplete={autoComplete}
        maxLength={type === "date" ? undefined : maxLength}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="fr-error-text">
          {error}
        </p>
      )}
    </div>
  );
}
