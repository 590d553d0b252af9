import { longDate } from "@/shared/format";

import { hasEntry, type CalendarDay } from "./calendar";

/** The same month as a table of the days where something happened. */
export function CalendarList({ caption, days }: { caption: string; days: CalendarDay[] }) {
  const told = days.filter(hasEntry);
  if (told.length === 0) return <p>Aucune absence, aucun retard ce mois-ci.</p>;
  return (
    <table className="rc-why__table">
      <caption>{caption}, en liste</caption>
      <thead>
        <tr>
          <th scope="col">Jour</th>
          <th scope="col">Matin</th>
          <th scope="col">Après-midi</th>
        </tr>
      </thead>
      <tbody>
        {told.map((day) => (
          <tr key={day.date}>
            <th scope="row">{longDate(day.date)}</th>
            <td>{day.am?.label ?? "non renseigné"}</td>
            <td>{day.pm?.label ?? "non renseigné"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
