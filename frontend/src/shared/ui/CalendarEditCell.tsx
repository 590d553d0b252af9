import type { KeyboardEvent } from "react";

import { halfDayLabel, weekdayDate, type HalfDay } from "@/shared/format";

import { LEGEND, LETTERS, type CalendarDay, type HalfDayState } from "./calendar";

interface Props {
  day: CalendarDay;
  onMark: (date: string, half: HalfDay, state: HalfDayState) => void;
}

/** Clicking goes round these; the keys go straight to one. */
const ROUND: HalfDayState[] = ["present", "unexcused", "excused", "to_judge"];
const KEYS: Readonly<Record<string, HalfDayState>> = { n: "unexcused", j: "excused", a: "to_judge", Delete: "present" };
const ARROWS: Readonly<Record<string, number>> = { ArrowLeft: -2, ArrowRight: 2, ArrowUp: -1, ArrowDown: 1 };

/** Two buttons, morning and afternoon; closed half-days cannot be marked. */
export function CalendarEditCell({ day, onMark }: Props) {
  return (
    <div className="rc-calendar__day">
      <span className="rc-calendar__number" aria-hidden="true">
        {Number(day.date.slice(8))}
      </span>
      {(["am", "pm"] as const).map((half) => {
        const state = day[half]?.state ?? "present";
        if (state === "closed") return <span key={half} className="rc-mark rc-mark--closed" aria-hidden="true" />;
        return (
          <button
            key={half}
            type="button"
            data-half-day
            className={`rc-mark rc-mark--button rc-mark--${state}`}
            aria-label={`${weekdayDate(day.date)}, ${halfDayLabel(half)}\u00a0: ${LEGEND[state]}`}
            onClick={() => onMark(day.date, half, next(state))}
            onKeyDown={(event) => {
              const wanted = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
              if (wanted !== undefined) onMark(day.date, half, wanted);
              else moveFocus(event);
            }}
          >
            {LETTERS[state]}
          </button>
        );
      })}
    </div>
  );
}

function next(state: HalfDayState): HalfDayState {
  return ROUND[(ROUND.indexOf(state) + 1) % ROUND.length] ?? "present";
}

/** Arrows walk through half-days in the order of the month: right and left by day, up and down by half-day. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = ARROWS[event.key];
  const table = event.currentTarget.closest("table");
  if (step === undefined || table === null) return;
  event.preventDefault();
  const buttons = [...table.querySelectorAll<HTMLElement>("[data-half-day]")];
  buttons[buttons.indexOf(event.currentTarget) + step]?.focus();
}
