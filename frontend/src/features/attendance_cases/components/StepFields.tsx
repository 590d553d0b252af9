import { Input } from "@codegouvfr/react-dsfr/Input";

import { openDay } from "@/shared/api/calendars";
import { addDays } from "@/shared/format";
import { Choices } from "@/shared/ui/Choices";
import { QuickDate } from "@/shared/ui/QuickDate";

import type { Case } from "../api";
import { idOf, listIn, textIn, type Draft, type Value } from "../logic/draft";
import type { Field } from "../logic/fields";
import { Addressees } from "./Addressees";
import { Referent } from "./Referent";

interface Props {
  fields: Field[];
  draft: Draft;
  onChange: (name: string, value: Value) => void;
  attendanceCase: Case;
  today: string;
  /** Fields that were left empty when sending. */
  missing: string[];
}

/** Only the missing fields of a step, one after the other. */
export function StepFields({ fields, ...rest }: Props) {
  return fields.map((field) => <StepField key={field.name} field={field} {...rest} />);
}

function StepField({ field, draft, onChange, attendanceCase, today, missing }: Omit<Props, "fields"> & { field: Field }) {
  const error = missing.includes(field.name) ? WORDS[field.kind] : undefined;
  const id = idOf(field.name);
  const set = (value: Value): void => onChange(field.name, value);
  switch (field.kind) {
    case "date":
      return (
        <QuickDate
          id={id}
          label={labelled(field)}
          value={textIn(draft, field.name)}
          onChange={set}
          suggestions={field.when === "past" ? [openDay(today, -1, SCHOOL_DAYS), today] : [addDays(today, 7), addDays(today, 14)]}
          error={error}
        />
      );
    case "period":
      return <Period draft={draft} onChange={onChange} field={field} error={error} />;
    case "addressees":
      return <Addressees id={id} persons={attendanceCase.persons ?? []} isAdult={attendanceCase.student.is_adult} chosen={listIn(draft, field.name)} onChange={set} />;
    case "referent":
      return <Referent id={id} attendanceCase={attendanceCase} value={textIn(draft, field.name)} onChange={set} error={error} />;
    case "radio":
      return <Choices id={id} legend={labelled(field)} hint={field.hint} kind="radio" choices={field.choices} chosen={[textIn(draft, field.name)]} onChange={([value = ""]) => set(value)} error={error} />;
    case "checks":
      return <Choices id={id} legend={labelled(field)} hint={field.hint} kind="checkbox" choices={field.choices} chosen={listIn(draft, field.name)} onChange={set} error={error} />;
    case "time":
      return <Line id={id} type="time" field={field} value={textIn(draft, field.name)} onChange={set} error={error} />;
    case "text":
      return field.lines === undefined ? (
        <Line id={id} type="text" field={field} value={textIn(draft, field.name)} onChange={set} error={error} maxLength={field.maxLength} />
      ) : (
        <Input
          textArea
          label={labelled(field)}
          hintText={field.hint}
          state={error === undefined ? "default" : "error"}
          stateRelatedMessage={error}
          nativeTextAreaProps={{ id, rows: field.lines, maxLength: field.maxLength, value: textIn(draft, field.name), onChange: (event) => set(event.currentTarget.value) }}
        />
      );
  }
}

interface LineProps {
  id: string;
  type: "time" | "text";
  field: Field;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  maxLength?: number;
}

function Line({ id, type, field, value, onChange, error, maxLength }: LineProps) {
  return (
    <Input
      label={labelled(field)}
      hintText={field.hint}
      state={error === undefined ? "default" : "error"}
      stateRelatedMessage={error}
      nativeInputProps={{ id, type, value, maxLength, onChange: (event) => onChange(event.currentTarget.value) }}
    />
  );
}

function Period({ field, draft, onChange, error }: { field: Field; draft: Draft; onChange: Props["onChange"]; error: string | undefined }) {
  return (
    <fieldset className="rc-choices" id={idOf("period")} tabIndex={-1}>
      <legend className="fr-label">
        {field.label}
        <span className="fr-hint-text">{field.hint}</span>
      </legend>
      <div className="rc-actions">
        {(["first", "last"] as const).map((end) => (
          <label key={end} className="fr-label">
            {end === "first" ? "Du" : "Au"}
            <input
              type="date"
              className="fr-input"
              value={textIn(draft, `period.${end}`)}
              onChange={(event) => onChange(`period.${end}`, event.currentTarget.value)}
            />
          </label>
        ))}
      </div>
      {error !== undefined && <p className="fr-error-text">{error}</p>}
    </fieldset>
  );
}

/** Nobody meets on a Sunday. */
const SCHOOL_DAYS = new Set([1, 2, 3, 4, 5]);

const labelled = ({ label, optional }: Field): string => (optional === true ? `${label} (facultatif)` : label);

const WORDS: Record<Field["kind"], string> = {
  date: "Indiquez une date.",
  period: "Indiquez le premier et le dernier jour.",
  time: "Indiquez une heure.",
  text: "Écrivez quelques mots.",
  radio: "Choisissez une réponse.",
  checks: "Cochez au moins une réponse.",
  addressees: "Cochez au moins une personne.",
  referent: "Choisissez une personne.",
};
