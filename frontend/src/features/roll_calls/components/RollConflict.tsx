import { useEffect, useRef } from "react";

import { clockTime, listName } from "@/shared/format";

import { summary, union, type Marks, type RollSheet } from "../logic/marks";

interface Props {
  sheet: RollSheet;
  mine: Marks;
  theirs: Marks;
  onKeep: (marks: Marks) => void;
}

/** Two people took the same roll: both lists side by side, their union proposed. */
export function RollConflict({ sheet, mine, theirs, onKeep }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const who = sheet.taken_by ?? "la vie scolaire";
  return (
    <section className="rc-roll__conflict" aria-labelledby="roll-conflict">
      <h2 id="roll-conflict" className="fr-h5" ref={heading} tabIndex={-1}>
        Cet appel a changé pendant votre saisie
      </h2>
      <p>
        {who} a enregistré cet appel{sheet.taken_at === null ? "" : ` à ${clockTime(sheet.taken_at)}`}. Rien n’est perdu&nbsp;: choisissez
        la liste à garder.
      </p>
      <div className="rc-roll__sides">
        <List title="Votre saisie" sheet={sheet} marks={mine} />
        <List title={`Enregistré par ${who}`} sheet={sheet} marks={theirs} />
      </div>
      <div className="rc-actions">
        <button type="button" className="fr-btn" onClick={() => onKeep(union(mine, theirs))}>
          Réunir les deux listes
        </button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={() => onKeep(mine)}>
          Garder ma saisie
        </button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={() => onKeep(theirs)}>
          Prendre la leur
        </button>
      </div>
    </section>
  );
}

function List({ title, sheet, marks }: { title: string; sheet: RollSheet; marks: Marks }) {
  const marked = sheet.students.filter((pupil) => marks.has(pupil.student_id));
  return (
    <div>
      <h3 className="fr-h6">{title}</h3>
      <p className="rc-mention">{summary(marks)}</p>
      <ul>
        {marked.map((pupil) => {
          const mark = marks.get(pupil.student_id);
          return (
            <li key={pupil.student_id}>
              {listName(pupil)}, {mark === "absent" ? "absent" : `retard de ${mark ?? 0}\u00a0min`}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
