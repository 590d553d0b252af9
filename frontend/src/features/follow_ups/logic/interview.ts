/** The interview as it is written: what is there, what its end lacks. */

import type { Interview, InterviewNotes } from "../api";

export const SYNTHESIS = { least: 20, most: 600 } as const;

export const blankNotes = (held_on: string, met: boolean): InterviewNotes => ({
  kind: met ? "next" : "first",
  held_on,
  second_author_id: null,
  with_mission_locale: false,
  with_representative: false,
  needs: [],
  needs_words: "",
  skills: [],
  skills_words: "",
  school_level: null,
  school_level_words: "",
  project: "",
  synthesis: "",
  next_step: null,
  next_on: null,
});

export const notesOf = ({ notes }: Interview): InterviewNotes => ({ ...notes });

export interface Lack {
  field: string;
  label: string;
  words: string;
}

/** What the end still asks, in the order of the page; the server decides. */
export function lacksOf(notes: InterviewNotes): Lack[] {
  const length = notes.synthesis.trim().length;
  const rows: [boolean, string, string, string][] = [
    [(notes.needs ?? []).length > 0 || notes.needs_words !== "", "needs", "Besoins", "cochez ou écrivez au moins un besoin"],
    [(notes.skills ?? []).length > 0 || notes.skills_words !== "", "skills", "Compétences", "cochez au moins une compétence"],
    [notes.school_level != null, "school_level", "Niveau scolaire", "indiquez le niveau"],
    [notes.project !== "", "project", "Projet", "écrivez le projet, même à chercher"],
    [length >= SYNTHESIS.least && length <= SYNTHESIS.most, "synthesis", "Synthèse", `de ${SYNTHESIS.least} à ${SYNTHESIS.most} signes`],
    [notes.next_step != null, "next_step", "Suite", "choisissez la suite"],
    [notes.next_step == null || notes.next_step === "no_support_wanted" || notes.next_on != null, "next_on", "Date de la suite", "donnez une date"],
    [notes.kind !== "reorientation" || notes.with_representative, "with_representative", "Représentant légal", "l’entretien de réorientation se tient avec lui"],
  ];
  return rows.filter(([holds]) => !holds).map(([, field, label, words]) => ({ field, label, words }));
}
