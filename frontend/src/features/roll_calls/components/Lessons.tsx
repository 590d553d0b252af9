import { useQuery } from "@tanstack/react-query";

import { clockTime } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";

import { rollsOfClassQuery } from "../api";

interface Props {
  classId: string;
  day: string;
  period: string;
}

/** The lessons of the day, when there are several: a roll is taken at the start of each. */
export function Lessons({ classId, day, period }: Props) {
  const { data } = useQuery(rollsOfClassQuery(classId, day));
  if (data === undefined || data.items.length < 3) return null;
  return (
    <nav className="rc-lessons rc-no-print" aria-label="Cours de la journée">
      <ul>
        {data.items.map((line) => (
          <li key={line.period}>
            <AppLink href={`/appels/${classId}/${day}/${line.period}`} aria-current={line.period === period ? "page" : undefined}>
              {clockTime(line.starts_at)}
              <span className="rc-block">{line.status === "taken" ? "fait" : line.status === "not_taken" ? "non fait" : "à faire"}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
