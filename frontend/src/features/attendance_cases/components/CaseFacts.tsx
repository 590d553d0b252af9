import { AttendanceCasesWindow as Window } from "@/shared/api/reference.gen";
import { dayMonth, halfDays, period, sentenceEnd, sentenceName, textDate } from "@/shared/format";
import { whyOf } from "@/shared/ui/PupilWhy";
import { WhyCount } from "@/shared/ui/WhyCount";

import { monthOf, type Case } from "../api";

type Counted = Case["facts"]["counts"][number];

/** What was counted: today, and as it was known at each act that rested on it. */
export function CaseFacts({ attendanceCase }: { attendanceCase: Case }) {
  const { facts, student, acts } = attendanceCase;
  const { counts, counted_as, known, last_unjustified_on, class_days_present } = facts;
  const name = sentenceName(student);
  const labels = new Map(acts.map(({ act, label }) => [act.step, label]));
  return (
    <section aria-labelledby="facts" className="rc-section">
      <h2 id="facts" className="fr-h5">
        Faits retenus
      </h2>
      {counts.length === 0 && <p>Aucune demi-journée non justifiée cette année.</p>}
      {counts.slice(-3).map((count) => (
        <WhyCount
          key={`${count.window}-${count.period.first}`}
          count={halfDays(countedIn(count, counted_as))}
          subject={`${name}, ${period(count.period.first, count.period.last)}`}
          load={async () => whyOf(await monthOf(student.id, count.period.last.slice(0, 7)))}
        >
          <strong>{halfDays(countedIn(count, counted_as))}</strong> non justifiées {period(count.period.first, count.period.last)}{" "}
          <span className="rc-mention">({Window[count.window].toLocaleLowerCase("fr")})</span>
        </WhyCount>
      ))}
      {counts.length > 0 && <p className="rc-mention">{facts.counting}</p>}
      {known.length > 0 && (
        <ul className="rc-sheet" aria-label="Ce qu’on savait à chaque étape">
          {known.map(({ step, known: then, counted_now }) => (
            <li key={`${step}-${then.on}`}>
              <p>
                Le {dayMonth(then.on)}, {labels.get(step) ?? step}&nbsp;: on savait {halfDays(then.counted)}{" "}
                {sentenceEnd(period(then.period.first, then.period.last))}
                {counted_now !== then.counted && <strong> Aujourd’hui, on y compte {halfDays(counted_now)}.</strong>}
              </p>
            </li>
          ))}
        </ul>
      )}
      {last_unjustified_on !== null && (
        <p className="rc-mention">
          Dernière absence non justifiée&nbsp;: {textDate(last_unjustified_on)}. Jours de classe présents depuis&nbsp;: {class_days_present}.
        </p>
      )}
    </section>
  );
}

const countedIn = (count: Counted, kind: Case["facts"]["counted_as"]): number => Math.floor(Number(count[kind]));
