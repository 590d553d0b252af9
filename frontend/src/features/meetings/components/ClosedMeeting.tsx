import { useQuery } from "@tanstack/react-query";

import { counted, dayMonth, typeset } from "@/shared/format";
import { EmptyState } from "@/shared/ui/EmptyState";
import { QueryPart } from "@/shared/ui/QueryPart";

import { minutesQuery, type Meeting } from "../api";
import { reportName } from "../logic/words";
import { idOf, PersonLink } from "./PersonLink";

/** What was decided, and who does what by when: the tasks are in « À faire » of each. */
export function ClosedMeeting({ meeting }: { meeting: Meeting }) {
  const query = useQuery(minutesQuery(meeting.id));
  const names = new Map(meeting.items.flatMap(({ person }) => (person === null ? [] : [[idOf(person), person] as const])));
  return (
    <QueryPart query={query}>
      {({ sentences, by_person, postponed }) => (
        <div className="rc-shape rc-shape--halves">
          <section aria-labelledby="tasks">
            <h2 id="tasks" className="fr-h5" tabIndex={-1}>
              Qui fait quoi
            </h2>
            {by_person.length === 0 && <EmptyState kind="closed" title="Aucune tâche n’a été décidée." />}
            {by_person.map(({ owner, tasks }) => (
              <section key={owner} aria-label={owner}>
                <h3 className="fr-h6">
                  {typeset(owner)} <span className="rc-mention">{counted(tasks.length, "tâche")}</span>
                </h3>
                <ul className="rc-sheet">
                  {tasks.map(({ label, due_on, student_id, follow_up_id }, index) => {
                    const person = names.get(student_id ?? follow_up_id ?? "");
                    return (
                      <li key={index} className="rc-row">
                        <p>
                          {typeset(label)}
                          {person !== undefined && (
                            <>
                              &nbsp;: <PersonLink person={person} />
                            </>
                          )}
                        </p>
                        <span className="rc-mention">pour le {dayMonth(due_on)}</span>
                      </li>
                    );
                  })}
                </ul>
              </section>
            ))}
            {by_person.length > 0 && <p className="rc-mention">Chaque tâche est dans «&nbsp;À faire&nbsp;» de la personne, jusqu’à ce qu’elle soit réglée.</p>}
          </section>
          <section aria-labelledby="minutes">
            <h2 id="minutes" className="fr-h5">
              {reportName(meeting)}
            </h2>
            <ul className="rc-sheet">
              {sentences.map((sentence) => (
                <li key={sentence}>{typeset(sentence)}</li>
              ))}
            </ul>
            {postponed > 0 && <p className="rc-mention">{counted(postponed, "point reporté", "points reportés")} à la réunion suivante.</p>}
          </section>
        </div>
      )}
    </QueryPart>
  );
}
