import { labelOf } from "@/shared/api/labels";
import { InterviewLevel, InterviewNeed, InterviewNextStep, InterviewSkill } from "@/shared/api/reference.gen";
import { textDate, textInstant, typeset } from "@/shared/format";

import type { Interview } from "../api";

/** A finished interview: it is read, it is no longer written. */
export function InterviewRead({ interview, person }: { interview: Interview; person: string }) {
  const { notes } = interview;
  const authors = [interview.author_name, interview.second_author_name].filter((name) => name !== null).join(" et ");
  const rows: [string, string][] = [
    ["Besoins", words([...notes.needs.map((need) => labelOf(InterviewNeed, need)), notes.needs_words])],
    ["Compétences", words([...notes.skills.map((skill) => labelOf(InterviewSkill, skill)), notes.skills_words])],
    ["Niveau scolaire", words([notes.school_level === null ? "" : labelOf(InterviewLevel, notes.school_level), notes.school_level_words])],
    ["Projet", notes.project],
    ["Suite", words([notes.next_step === null ? "" : labelOf(InterviewNextStep, notes.next_step), notes.next_on === null ? "" : `le ${textDate(notes.next_on)}`])],
    ["Écrit par", authors],
    ["Terminé le", interview.finished_at === null ? "pas encore" : textInstant(interview.finished_at)],
  ];
  return (
    <div className="rc-shape rc-shape--record">
      <dl className="rc-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value === "" ? <span className="rc-mention">non renseigné</span> : typeset(value)}</dd>
          </div>
        ))}
      </dl>
      <Reading person={person} synthesis={notes.synthesis} />
    </div>
  );
}

const words = (parts: string[]): string => parts.filter((part) => part !== "").join(", ");

/** « Ce que Mehdi lira », as it is. */
export function Reading({ person, synthesis }: { person: string; synthesis: string }) {
  return (
    <section className="rc-read" aria-labelledby="reading">
      <h2 id="reading" className="fr-h6">
        Ce que {person} lira
      </h2>
      <p className="rc-read__words">{synthesis}</p>
    </section>
  );
}
