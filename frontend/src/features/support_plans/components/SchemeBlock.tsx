import type { FieldError } from "@/shared/api/problem";
import { RadioRow } from "@/shared/ui/RadioRow";

import type { Plan, PlanContent, SchemeField } from "../api";
import { textOf } from "../logic/values";
import { faultAt, Line } from "./Fields";

type Value = PlanContent["scheme"];

interface Props {
  plan: Plan;
  value: Value;
  onChange: (value: Value) => void;
  errors: FieldError[];
}

/** Why this scheme, where, and the fields that it alone has: the server's schema draws them. */
export function SchemeBlock({ plan, value, onChange, errors }: Props) {
  const fields: Record<string, unknown> = value.fields;
  return (
    <>
      <Line id="scheme-reason" label="Pourquoi ce dispositif" hint="Des faits de la vie scolaire. Ni santé, ni vie de famille." rows={2} value={value.reason} onChange={(reason) => onChange({ ...value, reason })} error={faultAt(errors, "/reason")} />
      <Line id="scheme-provider" label="Où, avec quelle structure" value={value.provider} onChange={(provider) => onChange({ ...value, provider })} error={faultAt(errors, "/provider")} />
      {plan.scheme.fields.map((field) => (
        <SchemeInput
          key={field.name}
          field={field}
          value={fields[field.name]}
          error={faultAt(errors, `/fields/${field.name}`)}
          onChange={(given) => onChange({ ...value, fields: { ...fields, [field.name]: given } })}
        />
      ))}
    </>
  );
}

interface InputProps {
  field: SchemeField;
  value: unknown;
  error: string | undefined;
  onChange: (value: string | number | boolean | null) => void;
}

function SchemeInput({ field, value, error, onChange }: InputProps) {
  const id = `scheme-${field.name}`;
  const label = field.required ? field.label : `${field.label} (facultatif)`;
  const text = textOf(value);
  switch (field.kind) {
    case "yes_no":
      return <RadioRow legend={label} name={id} choices={YES_NO} value={text} onChange={(answer) => onChange(answer === "true")} error={error} />;
    case "choice":
      return <RadioRow legend={label} name={id} choices={field.choices.map(({ code, label: words }) => ({ value: code, label: words }))} value={text} onChange={onChange} error={error} />;
    case "number":
      return <Line id={id} type="number" label={label} hint={boundsOf(field)} min={field.least ?? undefined} max={field.most ?? undefined} value={text} error={error ?? numberFault(field, text)} onChange={(given) => onChange(given === "" ? null : Number(given))} />;
    case "date":
      return <Line id={id} type="date" label={label} hint={field.hint} value={text} error={error} onChange={(given) => onChange(given === "" ? null : given)} />;
    case "text":
      return <Line id={id} label={label} hint={field.hint} maxLength={300} value={text} error={error} onChange={onChange} />;
  }
}

const YES_NO = [
  { value: "true", label: "Oui" },
  { value: "false", label: "Non" },
];

function boundsOf({ hint, least, most }: SchemeField): string {
  const bounds = least === null || most === null ? "" : `De ${least} à ${most}`;
  return [hint, bounds].filter(Boolean).join(" ");
}

/** Said while one types; the server refuses the same. */
export function numberFault({ least, most }: Pick<SchemeField, "least" | "most">, text: string): string | undefined {
  if (text === "") return undefined;
  const number = Number(text);
  const fits = Number.isInteger(number) && (least === null || number >= least) && (most === null || number <= most);
  return fits ? undefined : `Indiquez un nombre de ${least ?? 0} à ${most ?? "…"}.`;
}
