import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { meQuery } from "@/shared/api/me";
import { pupilMonthQuery } from "@/shared/api/students";
import { remindOfTask } from "@/shared/api/tasks";
import { dayMonth, halfDays, monthName, sentenceName, textDate, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { PupilWhy } from "@/shared/ui/PupilWhy";
import { announceGesture } from "@/shared/ui/undo";

import { pointQuery, type LastTime, type Meeting, type MeetingPoint } from "../api";
import { situation, veiled } from "../logic/projection";
import { decisionWords, followUpWords } from "../logic/words";
import { Followed } from "./Followed";
import { Notes } from "./Notes";
import { PersonLink } from "./PersonLink";
import { Reasons } from "./Reasons";

interface Props {
  meeting: Meeting;
  point: MeetingPoint;
  masked: boolean;
  presence: string | null;
}

/** The person in question: why they are here, what was decided last time and whether it was done. */
export function PointView({ meeting, point, masked, presence }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const veil = (words: string): string => (masked ? veiled(words, meeting.items) : words);
  // A partner reads what was disclosed to them and what was decided, not how it came there.
  const reads = point.followed?.referral_id == null;
  useEffect(() => heading.current?.focus(), [point.id]);
  return (
    <section aria-labelledby="point" className="rc-session__point">
      <h2 id="point" className="fr-h5" tabIndex={-1} ref={heading}>
        <Title point={point} masked={masked} />
      </h2>
      <p role="status" className="rc-session__presence">
        {presence}
      </p>
      <Reasons reasons={point.reasons} veil={veil} />
      {point.reasons.length === 0 && point.person !== null && reads && <p className="rc-mention">Ajouté à la main à l’ordre du jour.</p>}
      {point.hidden_notes.map((note) => (
        <p key={note.sentence} className="rc-confidential">
          <span className="fr-icon-lock-line fr-icon--sm" aria-hidden="true" /> {typeset(note.sentence)}
        </p>
      ))}
      {point.case !== null && (
        <p>
          {masked ? "Un dossier d’absence est ouvert" : <AppLink href={`/dossiers/${point.case.case_id}`}>Ouvrir le dossier d’absence</AppLink>}
          {point.case.this_meeting && "\u00a0: réunion convoquée pour ce jour"}.
        </p>
      )}
      {point.person?.student_id != null && <Absences student={point.person} id={point.person.student_id} masked={masked} month={meeting.held_on.slice(0, 7)} />}
      {point.followed !== null && !masked && <Followed facts={point.followed} />}
      {reads && <LastTimes meeting={meeting} point={point} />}
      {masked ? <p className="rc-mention">Les notes ne s’affichent pas en mode projection.</p> : <Notes meeting={meeting} point={point} />}
    </section>
  );
}

function Title({ point, masked }: { point: MeetingPoint; masked: boolean }) {
  if (masked) return <>{situation(point)}</>;
  if (point.person === null) return <>{typeset(point.subject)}</>;
  return (
    <PersonLink person={point.person} referral={point.followed?.referral_id ?? null} />
  );
}

/** The month's count and its why, for who reads absences. */
function Absences({ student, id, masked, month }: { student: NonNullable<MeetingPoint["person"]>; id: string; masked: boolean; month: string }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const reads = me?.permissions.includes("absences:read") === true;
  const { data } = useQuery({ ...pupilMonthQuery(id, month), enabled: reads, retry: false });
  if (data === undefined) return null;
  const count = data.calendar[data.counted_as];
  const words = count === 0 ? `Aucune demi-journée sans motif accepté en ${monthName(month)}` : `${halfDays(count)} sans motif accepté en ${monthName(month)}`;
  if (masked) return <p>{words}.</p>;
  return (
    <Disclosure label={`${words}. Pourquoi\u00a0?`}>
      <PupilWhy studentId={id} month={month} subject={sentenceName(student)} />
    </Disclosure>
  );
}

function LastTimes({ meeting, point }: { meeting: Meeting; point: MeetingPoint }) {
  if (point.person === null) return null;
  const [last, ...former] = point.last_time;
  return (
    <section aria-labelledby="last-time">
      <h3 id="last-time" className="fr-h6">
        La dernière fois{last !== undefined && <span className="rc-mention"> ({textDate(last.held_on)})</span>}
      </h3>
      {last === undefined ? (
        <p className="rc-mention">Première fois que cette situation vient en réunion.</p>
      ) : (
        <ul className="rc-sheet">
          {[last, ...former].map((each) => (
            <Decided key={`${each.held_on}-${each.decision}`} meeting={meeting} point={point.id} last={each} first={each === last} />
          ))}
        </ul>
      )}
      {point.before_after.map((each) => (
        <p key={each.sentence}>{typeset(each.sentence)}</p>
      ))}
    </section>
  );
}

function Decided({ meeting, point, last, first }: { meeting: Meeting; point: string; last: LastTime; first: boolean }) {
  const client = useQueryClient();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const reminding = useMutation({
    mutationFn: remindOfTask,
    onSuccess: async () => {
      announceGesture({ message: `Relance envoyée\u00a0: ${decisionWords(last)}.` });
      await client.invalidateQueries({ queryKey: pointQuery(meeting.id, point).queryKey });
    },
  });
  const late = last.late_days > 0;
  return (
    <li className="rc-row">
      <p>
        <span className={`${last.done ? "fr-icon-check-line" : "fr-icon-time-line"} fr-icon--sm`} aria-hidden="true" /> {first ? "" : `${dayMonth(last.held_on)}\u00a0: `}
        {decisionWords(last)} — {late ? <strong>{followUpWords(last)}</strong> : followUpWords(last)}
      </p>
      {reminding.isError && <ProblemAlert error={reminding.error} />}
      {late && last.task_id !== null && me?.name !== last.owner_name && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={reminding.isPending} onClick={() => last.task_id !== null && !reminding.isPending && reminding.mutate(last.task_id)}>
          Relancer<span className="fr-sr-only"> {last.owner_name}</span>
        </button>
      )}
    </li>
  );
}
