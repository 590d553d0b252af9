import { addDays, halfDays as halfDayWords, monthName, type HalfDay } from "@/shared/format";
import { isoWeekday, LEGEND, type CalendarDay, type HalfDayMark, type HalfDayState } from "@/shared/ui/calendar";
import { HalfDayCalendar } from "@/shared/ui/HalfDayCalendar";

import type { SimulationIn } from "../api";
import { halfDaysText } from "../logic/history";

type Simulated = NonNullable<SimulationIn["half_days"]>;

interface Props {
  month: string;
  halfDays: Simulated;
  onChange: (text: string | undefined) => void;
}

const SHOWN: Readonly<Record<string, HalfDayState>> = { unjustified: "unexcused", justified: "excused", awaiting_reason: "to_judge" };
const KEPT: Partial<Record<HalfDayState, Simulated[number]["state"]>> = { unexcused: "unjustified", excused: "justified", to_judge: "awaiting_reason" };

/** A month to click: N, J, A, or present. */
export function HistoryMonth({ month, halfDays, onChange }: Props) {
  const marks = new Map(halfDays.map(({ day, half, state }) => [`${day}-${half}`, SHOWN[state] ?? "present"]));
  const mark = (day: string, half: HalfDay): HalfDayMark => {
    const state = marks.get(`${day}-${half}`) ?? "present";
    return { state, label: LEGEND[state] };
  };
  const days: CalendarDay[] = schoolDays(month).map((date) => ({ date, am: mark(date, "am"), pm: mark(date, "pm") }));

  function set(date: string, half: HalfDay, state: HalfDayState): void {
    const kept = KEPT[state];
    const others = halfDays.filter((each) => each.day !== date || each.half !== half);
    onChange(halfDaysText(kept === undefined ? others : [...others, { day: date, half, state: kept }]) || undefined);
  }

  return (
    <section aria-labelledby="month">
      <h2 id="month" className="fr-h5">
        Absences de {monthName(month)}
      </h2>
      <p>{halfDayWords(halfDays.filter((each) => each.state === "unjustified").length)} non justifiées dans cette histoire.</p>
      <HalfDayCalendar month={month} days={days} onMark={set} />
    </section>
  );
}

function schoolDays(month: string): string[] {
  return Array.from({ length: 31 }, (_, index) => addDays(`${month}-01`, index)).filter((day) => day.startsWith(month) && isoWeekday(day) < 6);
}
