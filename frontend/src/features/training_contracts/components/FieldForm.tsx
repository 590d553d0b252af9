import { useState, type ReactNode, type SubmitEvent } from "react";

import { typeset } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { idIn, mapOf, missingIn, type Draft, type Field } from "../logic/fields";
import { OneField } from "./OneField";

interface Props {
  /** Prefix of the ids of this form. */
  id: string;
  fields: readonly Field[];
  first?: Draft;
  submit: string;
  pending: boolean;
  error: unknown;
  onSubmit: (draft: Draft) => void;
  /** Fields that depend on what was answered before. */
  fieldsFor?: (draft: Draft) => readonly Field[];
  cancel?: ReactNode;
  /** One primary button a view: a form opened in place is secondary to nothing, but one among others is. */
  secondary?: boolean;
  children?: ReactNode;
}

/** Asks what its fields say, names what is missing, keeps what was written when the server refuses. */
export function FieldForm({ id, fields: fixed, first = {}, submit, pending, error, onSubmit, fieldsFor, cancel, secondary = false, children }: Props) {
  const [draft, setDraft] = useState<Draft>(first);
  const [tried, setTried] = useState(false);
  const fields = fieldsFor === undefined ? fixed : fieldsFor(draft);
  const missing = tried ? missingIn(fields, draft) : [];

  function send(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const lacking = missingIn(fields, draft);
    setTried(true);
    if (lacking[0] !== undefined) document.getElementById(idIn(id, lacking[0]))?.focus();
    else if (!pending) onSubmit(draft);
  }

  return (
    <form onSubmit={send} noValidate>
      {error != null && <ProblemAlert error={error} fields={mapOf(id, fields)} />}
      <div className="rc-form">
        {fields.map((field) => (
          <OneField key={field.name} form={id} field={field} value={draft[field.name] ?? ""} lacking={missing.includes(field.name)} onChange={(value) => setDraft({ ...draft, [field.name]: value })} />
        ))}
        {children}
      </div>
      <div className="rc-actions">
        <button type="submit" className={secondary ? "fr-btn fr-btn--secondary fr-btn--sm" : "fr-btn"} aria-disabled={pending}>
          {pending ? "Envoi…" : typeset(submit)}
        </button>
        {cancel}
      </div>
    </form>
  );
}
