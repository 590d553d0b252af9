import { useState } from "react";

import type { Commune } from "@/shared/api/communes";
import { Choices } from "@/shared/ui/Choices";
import { CommuneChoice } from "@/shared/ui/CommuneChoice";
import { QuickDate } from "@/shared/ui/QuickDate";
import { SelectField } from "@/shared/ui/SelectField";
import { useWordReminder } from "@/shared/ui/useWordReminder";

import { idIn, labelOfField, lackOf, type Field } from "../logic/fields";

interface Props {
  form: string;
  field: Field;
  value: string;
  lacking: boolean;
  onChange: (value: string) => void;
}

/** One question of a form, by its kind. */
export function OneField({ form, field, value, lacking, onChange }: Props) {
  const { kind, hint, choices = [], from, until } = field;
  const id = idIn(form, field.name);
  const label = labelOfField(field);
  const error = lacking ? lackOf(field) : undefined;
  switch (kind) {
    case "date":
      return <QuickDate id={id} label={label} value={value} onChange={onChange} suggestions={field.days ?? []} error={error} {...(from !== undefined && { min: from })} {...(until !== undefined && { max: until })} />;
    case "radio":
      return <Choices id={id} legend={label} hint={hint} kind="radio" choices={choices} chosen={[value]} onChange={([one = ""]) => onChange(one)} error={error} />;
    case "select":
      return <SelectField id={id} label={label} value={value} choices={choices} none="Choisissez" onChange={onChange} error={error} {...(hint !== undefined && { hint })} />;
    case "commune":
      return <CommuneField id={id} label={label} error={error} onChange={onChange} />;
    default:
      return <Written id={id} field={field} label={label} value={value} error={error} onChange={onChange} />;
  }
}

interface CommuneProps {
  id: string;
  label: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** Its value is « 49307 Angers »: the code that distances need, and the name that is read. */
function CommuneField({ id, label, error, onChange }: CommuneProps) {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<Commune | null>(null);
  function choose(words: string, commune: Commune | null): void {
    setTyped(words);
    setChosen(commune);
    onChange(commune === null ? "" : `${commune.code} ${commune.name}`);
  }
  return <CommuneChoice id={id} label={label} legend="Choisissez la commune" typed={typed} chosen={chosen} error={error} onChange={choose} />;
}

interface WrittenProps {
  id: string;
  field: Field;
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A line, or a few; private words in what several lines say are pointed out, never refused. */
function Written({ id, field: { kind, hint, max = 140 }, label, value, error, onChange }: WrittenProps) {
  const { reminder, onLeave } = useWordReminder(value);
  const common = {
    id,
    className: "fr-input",
    value,
    autoComplete: "off",
    "aria-invalid": error !== undefined,
    "aria-describedby": error === undefined ? undefined : `${id}-error`,
  };
  return (
    <div className={error === undefined ? "fr-input-group" : "fr-input-group fr-input-group--error"}>
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint !== undefined && <span className="fr-hint-text">{hint}</span>}
      </label>
      {kind === "area" ? (
        <textarea {...common} rows={2} maxLength={max} onBlur={onLeave} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input
          {...common}
          type={kind === "number" ? "text" : kind}
          inputMode={kind === "number" ? "numeric" : undefined}
          maxLength={kind === "number" ? 3 : max}
          onBlur={kind === "text" ? onLeave : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
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
