import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { Role } from "@/shared/api/reference.gen";
import { byFunction, staffQuery } from "@/shared/api/staff";
import { QueryPart } from "@/shared/ui/QueryPart";

import type { Case } from "../api";

interface Props {
  id: string;
  attendanceCase: Case;
  value: string;
  onChange: (id: string) => void;
  error: string | undefined;
}

/** Anybody of the school may be the one whom the pupil and the family turn to. */
export function Referent({ id, attendanceCase, value, onChange, error }: Props) {
  const staff = useQuery(staffQuery(attendanceCase.school.id));
  return (
    <QueryPart query={staff} lines={2}>
      {({ items }) => (
        <div className={error === undefined ? "fr-select-group" : "fr-select-group fr-select-group--error"}>
          <label className="fr-label" htmlFor={id}>
            Référent de l’élève et de sa famille
            <span className="fr-hint-text">Une personne de l’établissement.</span>
          </label>
          <select id={id} className="fr-select" value={value} aria-invalid={error !== undefined} aria-describedby={error === undefined ? undefined : `${id}-error`} onChange={(event) => onChange(event.currentTarget.value)}>
            <option value="">Choisir une personne</option>
            {byFunction(items).map(([role, people]) => (
              <optgroup key={role} label={labelOf(Role, role)}>
                {people.map((person) => (
                  <option key={person.id} value={person.id}>
                    {person.job_title === "" ? person.display_name : `${person.display_name}, ${person.job_title}`}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          {error !== undefined && (
            <p id={`${id}-error`} className="fr-error-text">
              {error}
            </p>
          )}
        </div>
      )}
    </QueryPart>
  );
}
