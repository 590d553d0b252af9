interface Props {
  id: string;
  label: string;
  hint?: string;
  rows?: number;
  value: string;
  onChange: (value: string) => void;
}

/** Several lines with their label: an address, a letterhead. */
export function TextArea({ id, label, hint, rows = 3, value, onChange }: Props) {
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint !== undefined && <span className="fr-hint-text">{hint}</span>}
      </label>
      <textarea id={id} className="fr-input" rows={rows} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}
