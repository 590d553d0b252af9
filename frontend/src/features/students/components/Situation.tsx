import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { labelOf } from "@/shared/api/labels";
import { ContactChannel, ContactPurpose, ContactResult } from "@/shared/api/reference.gen";
import { contactsQuery, pupilMonthQuery, type Student } from "@/shared/api/students";
import { dayMonth, dayOf, shortWeekdayDate, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { CaseTimeline } from "@/shared/ui/CaseTimeline";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { TimelineEvent } from "@/shared/ui/timeline";

import { casesQuery } from "../api";

/** « En ce moment »: sentences with a figure, a period, a link. */
export function Now({ student, readsCases, openCase }: { student: Student; readsCases: boolean; openCase: ReactNode }) {
  const month = useQuery(pupilMonthQuery(student.id, today().slice(0, 7)));
  const cases = useQuery({ ...casesQuery, enabled: readsCases });
  const open = cases.data?.items.find((each) => each.student_id === student.id && each.close_reason === null);
  return (
    <section aria-labelledby="now">
      <h2 id="now" className="fr-h5">
        En ce moment
      </h2>
      <QueryPart query={month} lines={2}>
        {({ headline, warnings }) => (
          <ul className="rc-plain-list">
            <li>{typeset(headline)}</li>
            {warnings.map((warning) => (
              <li key={warning}>{typeset(warning)}</li>
            ))}
            {readsCases && cases.data !== undefined && (
              <li>
                {open === undefined ? (
                  <>Aucun dossier d’absence ouvert. {openCase}</>
                ) : (
                  <>
                    <AppLink href={`/dossiers/${open.id}`}>Dossier d’absence ouvert</AppLink>, dernier acte le {dayMonth(open.last_act_on)}.
                  </>
                )}
              </li>
            )}
            {student.arrangements.map((each) => (
              <li key={each.id}>
                Emploi du temps particulier, du {dayMonth(each.starts_on)} au {dayMonth(each.ends_on)}.
              </li>
            ))}
          </ul>
        )}
      </QueryPart>
    </section>
  );
}

/** What happened: half-days of the month shown, and every attempt to reach the family. */
export function History({ student, month, contacts }: { student: string; month: string; contacts: boolean }) {
  const half = useQuery(pupilMonthQuery(student, month));
  const tried = useQuery({ ...contactsQuery(student), enabled: contacts });
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="fr-h5">
        Frise
      </h2>
      <QueryPart query={half} lines={6}>
        {({ lines }) => {
          const absences = lines.map((line): TimelineEvent => ({
            id: `${line.day}-${line.half}`,
            at: line.day,
            kind: "half_day",
            kind_label: "Demi-journées",
            title: `${shortWeekdayDate(line.day)}, ${line.half === "am" ? "matin" : "après-midi"}\u00a0: ${line.verdict}`,
            detail: [...new Set(line.entries.map((entry) => entry.reason))].join(" · "),
          }));
          const attempts = (tried.data ?? []).map((each): TimelineEvent => ({
            id: each.id,
            at: each.at,
            kind: "contact",
            kind_label: "Contacts",
            title: `${labelOf(ContactPurpose, each.purpose)}, ${labelOf(ContactChannel, each.channel)}\u00a0: ${labelOf(ContactResult, each.result)}`,
            actor: `${each.by_name}, pour l’absence du ${dayMonth(dayOf(`${each.about_day}T12:00:00Z`))}`,
            ...(each.note !== "" && { detail: each.note }),
          }));
          const events = [...absences, ...attempts];
          return events.length === 0 ? <p>Rien n’est inscrit pour ce mois.</p> : <CaseTimeline events={events} />;
        }}
      </QueryPart>
    </section>
  );
}
