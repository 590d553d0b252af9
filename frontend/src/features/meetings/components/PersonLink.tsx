import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import { counted } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { PersonName } from "@/shared/ui/PersonName";

import type { Person } from "../api";

interface Props {
  person: Person;
  /** A partner's own door to a young person referred to them. */
  referral?: string | null;
  /** The place of the focus when rows come and go. */
  row?: boolean;
}

/** Who a point is about: their page for who may open it, then the class, or the age and the commune. */
export function PersonLink({ person, referral = null, row = false }: Props) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const follows = me?.permissions.includes("follow_ups:read") === true;
  const href = person.student_id !== null ? `/eleves/${person.student_id}` : follows ? `/suivis/${person.follow_up_id ?? ""}` : referral === null ? null : `/orientations/${referral}`;
  const where = whereOf(person);
  return (
    <>
      {href === null ? (
        <PersonName name={person} />
      ) : (
        <AppLink href={href} {...(row && { "data-row-link": true })}>
          <PersonName name={person} />
        </AppLink>
      )}
      {where !== "" && <span className="rc-mention"> · {where}</span>}
    </>
  );
}

/** « 2de MELEC », or « 17 ans, Sainte-Luce ». */
const whereOf = ({ class_name, age, city }: Person): string => class_name ?? [age === null ? null : counted(age, "an"), city].filter((part) => part !== null).join(", ");

/** The record of somebody, whatever their house. */
export const idOf = (person: Person): string => person.student_id ?? person.follow_up_id ?? "";
