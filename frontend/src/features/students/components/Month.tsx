import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { pupilMonthQuery, type PupilMonth } from "@/shared/api/students";
import { halfDays, halfDayLabel, monthBeside, monthName, sentenceName, today, typeset, type Name } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { HalfDayCalendar } from "@/shared/ui/HalfDayCalendar";
import { PupilWhy } from "@/shared/ui/PupilWhy";
import { QueryPart } from "@/shared/ui/QueryPart";
import { WhyButton } from "@/shared/ui/WhyCount";

import { calendarDays } from "../logic/month";

interface Props {
  student: Name & { id: string };
  month: string;
  /** Where the other months are: `/eleves/…?mois=`. */
  path: string;
  /** May correct an entry. */
  writes: boolean;
}

/** A month of half-days, its count with its why, and what each day holds. */
export function Month({ student, month, path, writes }: Props) {
  const query = useQuery(pupilMonthQuery(student.id, month));
  const [why, setWhy] = useState(false);
  const subject = sentenceName(student);
  const after = monthBeside(month, 1);
  return (
    <section aria-labelledby="month">
      <div className="rc-month__head">
        <h2 id="month" className="fr-h5">
          {monthName(month).replace(/^./, (letter) => letter.toLocaleUpperCase("fr"))}
        </h2>
        <nav className="rc-days rc-no-print" aria-label="Changer de mois">
          <AppLink className="fr-link fr-link--sm" href={`${path}?mois=${monthBeside(month, -1)}`}>
            ‹ {monthName(monthBeside(month, -1)).split(" ")[0]}
          </AppLink>
          {after <= today().slice(0, 7) && (
            <AppLink className="fr-link fr-link--sm" href={`${path}?mois=${after}`}>
              {monthName(after).split(" ")[0]} ›
            </AppLink>
          )}
        </nav>
      </div>
      <QueryPart query={query} lines={8}>
        {(data) => {
          const count = data.calendar[data.counted_as];
          return (
            <>
              <p>
                {halfDays(count)} sans motif accepté dans le mois, {data.rolling[data.counted_as].toLocaleString("fr-FR")} sur 30 jours.{" "}
                <WhyButton count={halfDays(count)} subject={subject} expanded={why} onToggle={() => setWhy(!why)} />
              </p>
              {why && <PupilWhy studentId={student.id} month={month} subject={subject} />}
              <HalfDayCalendar
                month={month}
                subject={subject}
                days={calendarDays(data, present())}
                renderDetail={(day) => <DayDetail month={data} date={day.date} student={student.id} writes={writes} />}
              />
            </>
          );
        }}
      </QueryPart>
    </section>
  );
}

function DayDetail({ month, date, student, writes }: { month: PupilMonth; date: string; student: string; writes: boolean }) {
  const lines = month.lines.filter((line) => line.day === date);
  if (lines.length === 0) return <p className="rc-mention">Rien qui compte ce jour-là.</p>;
  return (
    <ul className="rc-plain-list">
      {lines.map((line) => (
        <li key={line.half}>
          <span className="rc-strong">{halfDayLabel(line.half)}</span>&nbsp;: {typeset(line.verdict)}
          <ul>
            {line.entries.map((entry) => (
              <li key={entry.id}>
                {typeset(`${entry.kind_label}, ${entry.source_words} — ${entry.reason}`)}{" "}
                {writes && (
                  <AppLink className="fr-link fr-link--sm" href={`/absences/${entry.id}?eleve=${student}&mois=${date.slice(0, 7)}`}>
                    Corriger
                  </AppLink>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

const AFTERNOON = "12:30";

function present(): { day: string; half: "am" | "pm" } {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", timeStyle: "short" }).format(new Date());
  return { day: today(), half: clock < AFTERNOON ? "am" : "pm" };
}
