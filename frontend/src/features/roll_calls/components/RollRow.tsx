import { useId } from "react";

import { dayMonth, halfDayLabel, sentenceName, shortWeekdayDate } from "@/shared/format";
import { PersonName } from "@/shared/ui/PersonName";

import { MINUTES, USUAL_MINUTES, type Mark, type RollPupil } from "../logic/marks";

interface Props {
  pupil: RollPupil;
  day: string;
  mark: Mark | undefined;
  /** The row whose minutes may be chosen. */
  open: boolean;
  onMark: (mark: Mark | null) => void;
}

/** One pupil: the whole row marks absent; « Retard » stands beside it. */
export function RollRow({ pupil, day, mark, open, onMark }: Props) {
  const id = useId();
  const facts = factsOf(pupil, day);
  if (pupil.mark === "away" && mark === undefined) return <AwayRow pupil={pupil} />;
  const late = typeof mark === "number";
  return (
    <li className="rc-roll__row" data-mark={late ? "late" : (mark ?? "present")}>
      <label className="rc-roll__pupil">
        <input
          type="checkbox"
          className="rc-checkbox"
          data-pupil={pupil.student_id}
          checked={mark === "absent"}
          aria-labelledby={`${id}-name ${id}-word`}
          aria-describedby={facts === "" ? undefined : `${id}-facts`}
          onChange={(event) => onMark(event.currentTarget.checked ? "absent" : null)}
        />
        <span className="rc-roll__name">
          <span id={`${id}-name`}>
            <PersonName name={pupil} />
          </span>
          <span id={`${id}-word`} className={mark === "absent" ? "rc-roll__absent" : "fr-sr-only"}>
            absent
          </span>
          {facts !== "" && (
            <span id={`${id}-facts`} className="rc-mention rc-block">
              {facts}
            </span>
          )}
        </span>
      </label>
      <LateButton pupil={pupil} mark={mark} onMark={onMark} />
      {late && open && (
        <div className="rc-roll__minutes" role="group" aria-label={`Minutes de retard, ${sentenceName(pupil)}`}>
          {MINUTES.map((minutes) => (
            <button
              key={minutes}
              type="button"
              className="rc-roll__minute"
              aria-pressed={mark === minutes}
              onClick={() => onMark(minutes)}
            >
              {minutes} <span className="fr-sr-only">minutes</span>
            </button>
          ))}
          <span aria-hidden="true">min</span>
        </div>
      )}
    </li>
  );
}

function LateButton({ pupil, mark, onMark }: Pick<Props, "pupil" | "mark" | "onMark">) {
  const late = typeof mark === "number";
  return (
    <button
      type="button"
      className="rc-roll__late"
      data-late={pupil.student_id}
      aria-pressed={late}
      onClick={() => onMark(late ? null : USUAL_MINUTES)}
    >
      <span className="fr-icon-time-line fr-icon--sm" aria-hidden="true" /> {late ? `Retard ${mark}\u00a0min` : "Retard"}
      <span className="fr-sr-only">, {sentenceName(pupil)}</span>
      {late && <span aria-hidden="true"> ✕</span>}
    </button>
  );
}

/** Known to vie scolaire: told, and not to be marked. */
function AwayRow({ pupil }: { pupil: RollPupil }) {
  return (
    <li className="rc-roll__row rc-roll__row--away">
      <span className="rc-roll__away fr-icon-lock-line fr-icon--sm" aria-hidden="true" />
      <span className="rc-roll__name">
        <PersonName name={pupil} />
        <span className="rc-mention rc-block">
          absence connue de la vie scolaire{pupil.away_until === null ? "" : `, jusqu’au ${dayMonth(pupil.away_until)}`}
        </span>
      </span>
    </li>
  );
}

/** « absent vendredi 20 novembre après-midi »: when, never why. */
function factsOf({ known_absent, last_absence }: RollPupil, day: string): string {
  const last =
    last_absence === null
      ? null
      : `absent ${last_absence.day === day ? "aujourd’hui" : shortWeekdayDate(last_absence.day)} ${halfDayLabel(last_absence.half)}`;
  return [known_absent ? "absence annoncée à la vie scolaire" : null, last].filter((part) => part !== null).join(" · ");
}

