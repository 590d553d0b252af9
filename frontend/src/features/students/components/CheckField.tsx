interface Props {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Yes or no, in one line. */
export function CheckField({ label, checked, onChange }: Props) {
  return (
    <p>
      <label className="rc-check">
        <input type="checkbox" className="rc-checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} /> {label}
      </label>
    </p>
  );
}
