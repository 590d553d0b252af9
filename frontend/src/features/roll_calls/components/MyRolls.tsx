import { useQuery } from "@tanstack/react-query";

import { calendarQuery } from "@/shared/api/calendars";
import { meQuery } from "@/shared/api/me";
import { classesQuery, schoolOf } from "@/shared/api/schools";
import { clockTime, counted, dayOf } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";

import { periodAt, type RollStatusLine } from "../logic/lessons";

interface Props {
  day: string;
  half: "am" | "pm";
  lines: RollStatusLine[];
  closed: string | null;
}

/** A teacher's classes for the half-day, the first still to call in front. */
export function MyRolls({ day, half, lines, closed }: Props) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const school = schoolOf(me)?.id;
  const { data: calendar } = useQuery(calendarQuery(school));
  const { data: classes = [] } = useQuery(classesQuery(school));
  const ofHalf = lines.filter((line) => line.half === half);
  if (ofHalf.length === 0) {
    return <EmptyState kind="closed" title={closed === null ? "Aucun appel à faire sur cette demi-journée." : `Établissement fermé\u00a0: ${closed}.`} />;
  }
  const now = new Date();
  const current = day === dayOf(now) ? periodAt(calendar?.body.periods ?? [], half, clockOf(now)) : null;
  const hrefOf = (classId: string, period: string): string => `/appels/${classId}/${day}/${current ?? period}`;
  const first = ofHalf.find((line) => line.status !== "taken");
  const groups = classes.filter((each) => each.kind !== "division");
  const period = current ?? ofHalf[0]?.period ?? half;

  return (
    <>
      {first !== undefined && (
        <AppLink className="fr-btn fr-btn--lg rc-roll-first" href={hrefOf(first.class_id, first.period)}>
          Faire l’appel de la {first.class_name}
        </AppLink>
      )}
      <h2 className="fr-h5">Mes classes</h2>
      <ul className="rc-roll-list">
        {ofHalf.map((line) => (
          <li key={line.class_id}>
            <AppLink href={hrefOf(line.class_id, line.period)}>
              <span className="rc-strong">{line.class_name}</span>
              <span className="rc-mention">{stateOf(line)}</span>
            </AppLink>
          </li>
        ))}
      </ul>
      {groups.length > 0 && (
        <>
          <h2 className="fr-h5">Mes groupes</h2>
          <ul className="rc-roll-list">
            {groups.map((group) => (
              <li key={group.id}>
                <AppLink href={hrefOf(group.id, period)}>
                  <span className="rc-strong">{group.name}</span>
                  <span className="rc-mention">{counted(group.student_count, "élève")}</span>
                </AppLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** « fait à 8 h 05 par Mme Aubry — 2 absents ». */
export function stateOf(line: RollStatusLine): string {
  if (line.taken_at === null) return line.status === "not_taken" ? "non fait" : "à faire";
  const by = line.taken_by_me ? "vous" : (line.taken_by ?? "la vie scolaire");
  const found = [line.absent_count > 0 && counted(line.absent_count, "absent"), line.late_count > 0 && counted(line.late_count, "retard")];
  const words = found.filter((part) => part !== false).join(", ");
  return `fait à ${clockTime(line.taken_at)} par ${by} — ${words === "" ? "tous présents" : words}`;
}

const clockOf = (now: Date): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", timeStyle: "short" }).format(now);
