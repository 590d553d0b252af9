import { Choices } from "@/shared/ui/Choices";
import { QuickDate } from "@/shared/ui/QuickDate";
import { SelectField } from "@/shared/ui/SelectField";
import { TextField } from "@/shared/ui/TextField";

import { LongText } from "./LongText";
import type { ActField, Draft } from "../logic/acts";

interface Props {
  fields: readonly ActField[];
  draft: Draft;
  missing: readonly string[];
  onChange: (name: string, value: string | string[]) => void;
}

export const idOf = (name: string): string => `act-${name}`;

/** The fields of an act, each with what it lacks. */
export function ActFields({ fields, draft, missing, onChange }: Props) {
  return (
    <>
      {fields.map((field) => (
        <Field key={field.name} field={field} value={draft[field.name] ?? ""} error={missing.includes(field.name) ? lackOf(field) : undefined} onChange={(value) => onChange(field.name, value)} />
      ))}
    </>
  );
}

const lackOf = ({ kind }: ActField): string => (kind === "radio" || kind === "select" ? "Choisissez une réponse." : kind === "checks" ? "Cochez au moins une case." : "À remplir.");

interface FieldProps {
  field: ActField;
  value: string | string[];
  error: string | undefined;
  onChange: (value: string | string[]) => void;
}

function Field({ field, value, error, onChange }: FieldProps) {
  const { name, label, kind, choices = [], hint, maxLength = 100 } = field;
  const id = idOf(name);
  const words = typeof value === "string" ? value : "";
  const hinted = hint === undefined ? {} : { hint };
  switch (kind) {
    case "radio":
    case "checks":
      return (
        <Choices
          id={id}
          legend={label}
          hint={hint}
          kind={kind === "radio" ? "radio" : "checkbox"}
          choices={[...choices]}
          chosen={typeof value === "string" ? [value] : value}
          onChange={(chosen) => onChange(kind === "radio" ? (chosen[0] ?? "") : chosen.filter((one) => one !== ""))}
          error={error}
        />
      );
    case "select":
      return <SelectField id={id} label={label} value={words} choices={choices} none="Choisir" onChange={onChange} error={error} {...hinted} />;
    case "date":
      return <QuickDate id={id} label={label} value={words} suggestions={[]} onChange={onChange} error={error} />;
    case "long":
      return <LongText id={id} label={label} value={words} maxLength={maxLength} onChange={onChange} error={error} {...hinted} />;
    default:
      return <TextField id={id} label={label} type={kind} value={words} maxLength={maxLength} onChange={onChange} error={error} {...hinted} />;
  }
}
