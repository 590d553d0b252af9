import { useId, useState, type ReactNode } from "react";

import { halfDayLabel, longDate, monthName, period, addDays, typeset, weekdayDate, type HalfDay } from "@/shared/format";

import { hasEntry, LEGEND, LETTERS, weekdaysShown, weeksOf, type CalendarDay, type HalfDayMark, type HalfDayState } from "./calendar";
import { CalendarEditCell } from "./CalendarEditCell";
import { CalendarList } from "./CalendarList";

interface Props {
  /** `2026-11`. */
  month: string;
  /** « Lucas Fontaine »; absent in the simulator, where there is nobody. */
  subject?: string;
  days: CalendarDay[];
  /** What to say of a day, under its week. */
  renderDetail?: (day: CalendarDay) => ReactNode;
  /** Given in edit mode: each half-day is a button, or takes the keys N J A. */
  onMark?: (date: string, half: HalfDay, state: HalfDayState) => void;
}

const WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

/** A month of half-days: letter, fill and words say the same thing. */
export function HalfDayCalendar({ month, subject, days, renderDetail, onMark }: Props) {
  const [opened, setOpened] = useState<string | null>(null);
  const [asList, setAsList] = useState(false);
  const detail = useId();
  const columns = weekdaysShown(days);
  const caption = [monthName(month), subject].filter(Boolean).join(", ");

  return (
    <div className="rc-calendar">
      {asList ? (
        <CalendarList caption={caption} days={days} />
      ) : (
        <table className="rc-calendar__table">
          <caption className="fr-sr-only">Demi-journées de {caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="fr-sr-only">Semaine</span>
              </th>
              {WEEKDAYS.slice(0, columns).map((weekday) => (
                <th key={weekday} scope="col">
                  <span aria-hidden="true">{weekday.slice(0, 3)}</span>
                  <span className="fr-sr-only">{weekday}</span>
                </th>
              ))}
            </tr>
          </thead>
          {weeksOf(month, days).map(({ monday, days: week }) => {
            const open = week.find((day) => day?.date === opened);
            return (
              <tbody key={monday}>
                <tr>
                  <th scope="row">
                    <span aria-hidden="true">{weekNumbers(week)}</span>
                    <span className="fr-sr-only">{period(monday, addDays(monday, columns - 1))}</span>
                  </th>
                  {week.map((day, index) => (
                    <td key={day?.date ?? index} className={day === null ? "rc-calendar__outside" : undefined}>
                      {day !== null && onMark !== undefined && <CalendarEditCell day={day} onMark={onMark} />}
                      {day !== null && onMark === undefined && (
                        <ReadCell
                          day={day}
                          expanded={day.date === opened}
                          controls={detail}
                          onOpen={renderDetail && (() => setOpened(day.date === opened ? null : day.date))}
                        />
                      )}
                    </td>
                  ))}
                </tr>
                {open != null && renderDetail !== undefined && (
                  <tr>
                    <td id={detail} colSpan={columns + 1} className="rc-calendar__detail">
                      <p className="rc-strong">{longDate(open.date)}</p>
                      {renderDetail(open)}
                    </td>
                  </tr>
                )}
              </tbody>
            );
          })}
        </table>
      )}
      {!asList && <Legend days={days} editing={onMark !== undefined} />}
      <button type="button" className="fr-link fr-link--sm rc-no-print" onClick={() => setAsList(!asList)}>
        {asList ? "Voir en calendrier" : "Voir en liste"}
      </button>
    </div>
  );
}

interface ReadProps {
  day: CalendarDay;
  expanded: boolean;
  controls: string;
  onOpen: (() => void) | undefined;
}

function ReadCell({ day, expanded, controls, onOpen }: ReadProps) {
  const content = (
    <>
      <span className="rc-calendar__number" aria-hidden="true">
        {Number(day.date.slice(8))}
      </span>
      <span className="fr-sr-only">{weekdayDate(day.date)} : </span>
      <Mark mark={day.am} half="am" />
      <Mark mark={day.pm} half="pm" />
    </>
  );
  if (onOpen === undefined || !hasEntry(day)) return <div className="rc-calendar__day">{content}</div>;
  return (
    <button type="button" className="rc-calendar__day" aria-expanded={expanded} aria-controls={expanded ? controls : undefined} onClick={onOpen}>
      {content}
    </button>
  );
}

function Mark({ mark, half }: { mark: HalfDayMark | null; half: HalfDay }) {
  if (mark === null) return <span className="rc-mark rc-mark--none" aria-hidden="true" />;
  return (
    <>
      <span className={`rc-mark rc-mark--${mark.state}`} aria-hidden="true">
        {mark.state === "closed" ? "" : LETTERS[mark.state]}
      </span>
      <span className="fr-sr-only">
        {halfDayLabel(half)} : {typeset(mark.label)}
        {half === "am" ? ", " : ""}
      </span>
    </>
  );
}

/** Only the states this month shows, or all that may be set. */
function Legend({ days, editing }: { days: CalendarDay[]; editing: boolean }) {
  const present = new Set(days.flatMap((day) => [day.am?.state, day.pm?.state]));
  const states = (Object.keys(LEGEND) as HalfDayState[]).filter((state) =>
    editing ? ["unexcused", "excused", "to_judge", "present"].includes(state) : present.has(state),
  );
  return (
    <ul className="rc-calendar__legend" aria-label="Légende">
      {states.map((state) => (
        <li key={state}>
          <span className={`rc-mark rc-mark--${state}`} aria-hidden="true">
            {state === "closed" ? "" : LETTERS[state]}
          </span>{" "}
          {LEGEND[state]}
        </li>
      ))}
    </ul>
  );
}

function weekNumbers(week: (CalendarDay | null)[]): string {
  const numbers = week.filter((day) => day !== null).map((day) => Number(day.date.slice(8)));
  return numbers.length > 1 ? `${numbers[0] ?? ""}–${numbers.at(-1) ?? ""}` : String(numbers[0] ?? "");
}
