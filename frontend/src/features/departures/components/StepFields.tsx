import { addDays } from "@/shared/format";
import { Choices } from "@/shared/ui/Choices";
import { QuickDate } from "@/shared/ui/QuickDate";
import { SelectField } from "@/shared/ui/SelectField";
import { TextField } from "@/shared/ui/TextField";

import type { Draft, Field, Value } from "../logic/fields";

interface Props {
  fields: readonly Field[];
  draft: Draft;
  missing: readonly string[];
  today: string;
  onChange: (name: string, value: Value) => void;
}

const WORDS: Readonly<Record<Field["kind"], string>> = {
  date: "Indiquez une date.",
  radio: "Choisissez une réponse.",
  checks: "Cochez au moins une réponse.",
  select: "Choisissez une réponse.",
  text: "Écrivez quelques mots.",
};

export const idOf = (name: string): string => `step-${name}`;

/** Only what the step asks for. */
export function StepFields({ fields, ...rest }: Props) {
  return fields.map((field) => <StepField key={field.name} field={field} {...rest} />);
}

function StepField({ field, draft, missing, today, onChange }: Omit<Props, "fields"> & { field: Field }) {
  const { name, kind, hint, choices = [] } = field;
  const id = idOf(name);
  const value = draft[name];
  const text = typeof value === "string" ? value : "";
  const error = missing.includes(name) ? WORDS[kind] : undefined;
  const label = field.optional === true ? `${field.label} (facultatif)` : field.label;
  const set = (next: Value): void => onChange(name, next);
  switch (kind) {
    case "date":
      return <QuickDate id={id} label={label} value={text} onChange={set} max={today} suggestions={[today, addDays(today, -1)]} error={error} />;
    case "select":
      return <SelectField id={id} label={label} value={text} choices={choices} none="Choisissez" onChange={set} error={error} />;
    case "text":
      return <TextField id={id} label={label} {...(hint !== undefined && { hint })} value={text} maxLength={120} onChange={set} error={error} />;
    case "checks":
      return <Choices id={id} legend={label} hint={hint} kind="checkbox" choices={choices} chosen={Array.isArray(value) ? value : []} onChange={set} error={error} />;
    case "radio":
      return <Choices id={id} legend={label} hint={hint} kind="radio" choices={choices} chosen={[text]} onChange={([one = ""]) => set(one)} error={error} />;
  }
}
