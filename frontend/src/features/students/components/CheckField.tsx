interface Props {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Yes or no, in one line. */
export function CheckField({ label, checked, onChange }: Props) {
  return (
    <p className="fr-mb-1w">
      <label className="rc-radio">
        <input type="checkbox" className="rc-checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} /> {label}
      </label>
    </p>
  );
}
