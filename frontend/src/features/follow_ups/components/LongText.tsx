import { useWordReminder } from "@/shared/ui/useWordReminder";

interface Props {
  id: string;
  label: string;
  hint?: string;
  value: string;
  maxLength: number;
  rows?: number;
  error?: string | undefined;
  onChange: (value: string) => void;
}

/** Several lines of a given length, what is left said in words; private words are pointed out, never refused. */
export function LongText({ id, label, hint, value, maxLength, rows = 4, error, onChange }: Props) {
  const { reminder, onLeave } = useWordReminder(value);
  return (
    <div className={error === undefined ? "fr-input-group" : "fr-input-group fr-input-group--error"}>
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint !== undefined && <span className="fr-hint-text">{hint}</span>}
      </label>
      <textarea
        id={id}
        className="fr-input"
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? `${id}-left` : `${id}-error ${id}-left`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
      <p id={`${id}-left`} className="rc-mention">
        {value.length} sur {maxLength} signes
      </p>
      {reminder !== null && (
        <p className="rc-signal__warning" role="status">
          {reminder}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="fr-error-text">
          {error}
        </p>
      )}
    </div>
  );
}
