import { useEffect, useRef } from "react";

import { clockTime, counted, listName, sentenceName, type Name } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";

import type { RollTaken } from "../api";
import { marksOfBody, summary, type RollSheet } from "../logic/marks";

interface Props {
  sheet: RollSheet;
  taken: RollTaken;
  onChange: () => void;
  /** The next roll to take, when there is one. */
  next: { label: string; href: string } | null;
}

/** The roll is on the server: what it says, who does what next. */
export function RollSaved({ sheet, taken, onChange, next }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [taken]);
  const marks = marksOfBody(taken);
  const names = (absent: boolean) =>
    sheet.students.filter((pupil) => marks.has(pupil.student_id) && (marks.get(pupil.student_id) === "absent") === absent);
  const late = names(false).map((pupil) => `${listName(pupil)}, ${marks.get(pupil.student_id) ?? ""}\u00a0min`);

  return (
    <section className="rc-roll__saved" aria-labelledby="roll-saved">
      <h2 id="roll-saved" className="fr-h5" ref={heading} tabIndex={-1}>
        <span className="fr-icon-checkbox-circle-line" aria-hidden="true" /> Appel enregistré à {clockTime(taken.taken_at)}
      </h2>
      <p className="rc-strong">
        {summary(marks)} sur {counted(sheet.students.length, "élève")}
      </p>
      {names(true).length > 0 && (
        <ul>
          {names(true).map((pupil) => (
            <li key={pupil.student_id}>
              {listName(pupil)} <Concern about={pupil} />
            </li>
          ))}
        </ul>
      )}
      {late.length > 0 && <p>En retard&nbsp;: {late.join(" · ")}</p>}
      {names(true).length > 0 && <p>La vie scolaire prévient les familles.</p>}
      <div className="rc-actions">
        {next !== null && (
          <AppLink className="fr-btn" href={next.href}>
            {next.label}
          </AppLink>
        )}
        <button type="button" className="fr-btn fr-btn--secondary" onClick={onChange}>
          Modifier l’appel
        </button>
        {names(true).length === 0 && (
          <AppLink className="fr-link" href="/signaler">
            Signaler une inquiétude
          </AppLink>
        )}
      </div>
    </section>
  );
}

/** From a pupil of the roll to the sheet, already named. */
function Concern({ about }: { about: Name & { student_id: string } }) {
  return (
    <AppLink className="fr-link fr-link--sm rc-roll__concern" href={`/signaler?eleve=${about.student_id}`}>
      Signaler une inquiétude<span className="fr-sr-only">, {sentenceName(about)}</span>
    </AppLink>
  );
}
