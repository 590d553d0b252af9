/** What each step asks for, and what is sent. */

import type { PlanStep } from "../api";

export interface ActDraft {
  on: string;
  line: string;
  guardian_id: string;
  decision: string;
  next_review_on: string;
  exit_decision: string;
  progress: Readonly<Record<number, { progress: string; line: string }>>;
}

export const blankAct = (today: string): ActDraft => ({ on: today, line: "", guardian_id: "", decision: "", next_review_on: "", exit_decision: "", progress: {} });

/** Steps that end the plan say where the pupil goes. */
export const endsPlan = (name: string): boolean => name === "close" || name === "abandon";

/** The family answered: one may say who. */
export const isAnswer = (name: string): boolean => name === "agree" || name === "refuse";

const SENTENCES: Readonly<Record<string, string>> = {
  propose: "La famille lit le programme tel qu’il est écrit. Vous pourrez le reprendre pour le modifier.",
  take_back: "Le programme redevient un brouillon. Les signatures déjà données tombent.",
  agree: "La famille accepte le programme proposé.",
  refuse: "La famille ne souhaite pas ce programme. Cela n’a pas de conséquence pour l’élève.",
  start: "L’accompagnement commence à la date prévue.",
  file: "Le dossier part à la commission, avec l’accord de la famille.",
  admit: "La commission a donné un avis favorable. L’élève reste inscrit dans son établissement.",
  not_admit: "La commission a donné un avis défavorable. L’accompagnement s’arrête ici, sans conséquence pour l’élève.",
  review: "Dites où en est chaque objectif, puis ce qui est décidé avec la famille.",
  continue: "L’accompagnement reprend, avec les objectifs tels qu’ils sont écrits.",
  renew: "Un nouveau brouillon s’ouvre avec les mêmes besoins et les mêmes objectifs. Il reste lié à celui-ci.",
  close: "L’accompagnement se termine. Il reste lisible dans le dossier de l’élève.",
  abandon: "L’accompagnement ne commencera pas. Il reste lisible dans le dossier de l’élève.",
};

export const sentenceOf = (name: string): string => SENTENCES[name] ?? "";

/** What is still to say before sending, by field. */
export function missingIn(name: string, draft: ActDraft, objectives: number): string[] {
  return [
    ...(draft.on === "" ? ["on"] : []),
    ...(endsPlan(name) && draft.exit_decision === "" ? ["exit_decision"] : []),
    ...(name === "review" && draft.decision === "" ? ["decision"] : []),
    ...(name === "review" && draft.decision !== "" && draft.decision !== "stop" && draft.next_review_on === "" ? ["next_review_on"] : []),
    ...(name === "review" ? Array.from({ length: objectives }, (_, index) => index + 1).filter((number) => !draft.progress[number]?.progress).map((number) => `progress-${number}`) : []),
  ];
}

export function stepOf(name: string, draft: ActDraft): PlanStep {
  const said = Object.entries(draft.progress).filter(([, { progress }]) => progress !== "");
  return {
    name,
    on: draft.on,
    line: draft.line.trim(),
    guardian_id: isAnswer(name) && draft.guardian_id !== "" ? draft.guardian_id : null,
    ...(name === "review" && {
      decision: draft.decision as NonNullable<PlanStep["decision"]>,
      next_review_on: draft.next_review_on === "" ? null : draft.next_review_on,
      progress: said.map(([number, { progress, line }]) => ({ number: Number(number), progress: progress as "reached", line: line.trim() })),
    }),
    ...(endsPlan(name) && { exit_decision: draft.exit_decision as NonNullable<PlanStep["exit_decision"]> }),
  };
}
