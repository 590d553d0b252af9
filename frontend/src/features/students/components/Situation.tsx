import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { pupilMonthQuery, type Student } from "@/shared/api/students";
import { dayMonth, textDate, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { CaseTimeline } from "@/shared/ui/CaseTimeline";
import { QueryPart } from "@/shared/ui/QueryPart";

import { casesQuery, timelineQuery } from "../api";
import { isHomeEducation } from "../logic/homeEducation";
import { yearOf } from "../logic/timeline";

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
            {student.enrolled_elsewhere_since !== null && <li>Est scolarisé dans un autre établissement depuis le {textDate(student.enrolled_elsewhere_since)}.</li>}
            {student.schooled_elsewhere_before && <li>A déjà été scolarisé dans un autre établissement.</li>}
            {warnings.map((warning) => (
              <li key={warning}>{typeset(warning)}</li>
            ))}
            {readsCases && cases.data !== undefined && (
              <li>
                {open === undefined ? (
                  <>Aucun dossier d’absence ouvert. {openCase}</>
                ) : (
                  <>
                    <AppLink href={`/dossiers/${open.id}`}>Dossier d’absence ouvert</AppLink>, dernier acte le {dayMonth(open.last_act_on)}
                  </>
                )}
              </li>
            )}
            {student.arrangements.map((each) => (
              <li key={each.id}>
                {isHomeEducation(each) ? "Instruction dans la famille" : "Emploi du temps particulier"}, du {dayMonth(each.starts_on)} au {dayMonth(each.ends_on)}.
              </li>
            ))}
          </ul>
        )}
      </QueryPart>
    </section>
  );
}

/** What happened since the rentrée, the latest first; earlier years stay closed. */
export function History({ student }: { student: string }) {
  const query = useQuery(timelineQuery(student));
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="fr-h5">
        Frise de l’année
      </h2>
      <QueryPart query={query} lines={6}>
        {({ since, items }) => (
          <>
            {items.length === 0 ? <p>Rien n’est inscrit cette année.</p> : <CaseTimeline events={yearOf(items)} />}
            <p className="rc-mention">Depuis le {textDate(since)}. Les années précédentes ne sont pas montrées.</p>
          </>
        )}
      </QueryPart>
    </section>
  );
}
