import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { Role } from "@/shared/api/reference.gen";
import { byFunction, staffQuery, type StaffLine } from "@/shared/api/staff";
import { typeset } from "@/shared/format";

interface Choice {
  id: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** Said of the empty choice. */
  nobody?: string;
  /** Already chosen elsewhere: not offered again. */
  without?: readonly string[];
  /** Functions that may be chosen when nobody is named, offered last as `role:…`. */
  roles?: readonly (keyof typeof Role)[];
}

type Person = Pick<StaffLine, "id" | "display_name" | "role" | "job_title">;

/** Somebody of a school, by function; or a function, when nobody is named. */
export function StaffChoice({ schoolId, ...choice }: Choice & { schoolId: string }) {
  const { data } = useQuery(staffQuery(schoolId));
  return <PersonChoice people={data?.items ?? []} {...choice} />;
}

/** One of these people, by function; or a function, when nobody is named. */
export function PersonChoice({ people, id, label, hint, value, onChange, error, nobody = "Choisir une personne", without = [], roles = [] }: Choice & { people: readonly Person[] }) {
  return (
    <div className={error === undefined ? "fr-select-group" : "fr-select-group fr-select-group--error"}>
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint !== undefined && <span className="fr-hint-text">{hint}</span>}
      </label>
      <select id={id} className="fr-select" value={value} aria-invalid={error !== undefined} aria-describedby={error === undefined ? undefined : `${id}-error`} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{nobody}</option>
        {byFunction(people.filter((person) => !without.includes(person.id))).map(([role, colleagues]) => (
          <optgroup key={role} label={labelOf(Role, role)}>
            {colleagues.map((person) => (
              <option key={person.id} value={person.id}>
                {person.job_title === "" ? person.display_name : `${person.display_name}, ${typeset(person.job_title)}`}
              </option>
            ))}
          </optgroup>
        ))}
        {roles.length > 0 && (
          <optgroup label="Une fonction, sans nom">
            {roles.map((role) => (
              <option key={role} value={`role:${role}`}>
                {Role[role]}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      {error !== undefined && (
        <p id={`${id}-error`} className="fr-error-text">
          {error}
        </p>
      )}
    </div>
  );
}
