import type { FieldError } from "@/shared/api/problem";

interface LineProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  maxLength?: number;
  type?: "text" | "date" | "number";
  /** Several lines when given. */
  rows?: number;
  /** Suggestions while typing, or none. */
  min?: number | undefined;
  max?: number | undefined;
}

/** One field of a block, with its label and what is wrong with it. */
export function Line({ id, label, value, onChange, hint, error, maxLength = 200, type = "text", rows, min, max }: LineProps) {
  const common = {
    id,
    className: "fr-input",
    value,
    "aria-invalid": error !== undefined,
    "aria-describedby": error === undefined ? undefined : `${id}-error`,
    autoComplete: "off",
  };
  return (
    <div className={error === undefined ? "fr-input-group" : "fr-input-group fr-input-group--error"}>
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint !== undefined && hint !== "" && <span className="fr-hint-text">{hint}</span>}
      </label>
      {rows === undefined ? (
        <input {...common} type={type} min={min} max={max} maxLength={type === "text" ? maxLength : undefined} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <textarea {...common} rows={rows} maxLength={maxLength} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="fr-error-text">
          {error}
        </p>
      )}
    </div>
  );
}

/** A day, or none: an empty field is null for the server. */
export function Day({ value, onChange, ...rest }: Omit<LineProps, "value" | "onChange" | "type"> & { value: string | null; onChange: (value: string | null) => void }) {
  return <Line {...rest} type="date" value={value ?? ""} onChange={(day) => onChange(day === "" ? null : day)} />;
}

/** The refusal that a field has, by its pointer in what was sent. */
export const faultAt = (errors: readonly FieldError[], pointer: string): string | undefined => errors.find((error) => error.pointer === pointer)?.detail;
