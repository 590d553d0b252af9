/** Notes of the tutor, reviews, marks and amendments as forms. */

import { choicesOf } from "@/shared/api/labels";
import { AmendmentKind, ContractReviewDecision, Obstacle, ReviewAttendance, ReviewProgress, WeekPresence } from "@/shared/api/reference.gen";
import type { Choice } from "@/shared/ui/contact";

import type { Contract, ContractAmendment, ContractReview, TutorNote } from "../api";
import { modulesOf, modulesText } from "./content";
import { said, textOf, type Draft, type Field } from "./fields";
import { isRunning } from "./steps";

type Mark = Contract["marks"][number];

export const noteFields = (today: string, startedOn: string | null): Field[] => [
  { name: "presence", kind: "radio", label: "La semaine", choices: choicesOf(WeekPresence) },
  { name: "progress", kind: "text", label: "Un progrès", hint: "Exemple\u00a0: a câblé son premier tableau.", max: 140, optional: true },
  { name: "obstacle", kind: "select", label: "Un frein", choices: choicesOf(Obstacle), optional: true },
  { name: "line", kind: "text", label: "Ce que vous avez convenu", hint: "Rien sur la santé ni sur la famille.", max: 240, optional: true },
  { name: "on", kind: "date", label: "Date de la note", until: today, days: [today], ...(startedOn !== null && { from: startedOn }) },
];

export const noteDraft = (today: string): Draft => ({ on: today, obstacle: "none" });

export const noteBody = (draft: Draft): TutorNote =>
  ({ on: textOf(draft, "on"), presence: textOf(draft, "presence"), progress: textOf(draft, "progress"), obstacle: textOf(draft, "obstacle") || "none", line: textOf(draft, "line") }) as TutorNote;

/** The first mark whose day has come and that nobody answered: the review may answer it. */
export const dueMark = (marks: readonly Mark[], today: string): Mark | null => marks.find(({ due_on, held }) => held === null && due_on <= today) ?? null;

/** « Faire le bilan du 1er mois ». */
export function reviewLabel(marks: readonly Mark[], today: string): string {
  const next = dueMark(marks, today) ?? marks.find(({ held }) => held === null);
  if (next === undefined) return "Faire le bilan";
  return next.months === 1 ? "Faire le bilan du 1er mois" : `Faire le bilan des ${next.months}\u00a0mois`;
}

const HOLDS: Choice[] = [
  { value: "yes", label: "Oui, le contrat tient" },
  { value: "no", label: "Non, le contrat ne tient pas" },
];

export function reviewFields({ marks, started_on }: Pick<Contract, "marks" | "started_on">, today: string): Field[] {
  const due = dueMark(marks, today);
  return [
    { name: "on", kind: "date", label: "Date du bilan", until: today, days: [today], ...(started_on !== null && { from: started_on }) },
    { name: "attendance", kind: "radio", label: "Présence", choices: choicesOf(ReviewAttendance) },
    { name: "progress", kind: "radio", label: "Progrès", choices: choicesOf(ReviewProgress) },
    { name: "decision", kind: "radio", label: "Décision", choices: choicesOf(ContractReviewDecision) },
    { name: "line", kind: "area", label: "En une phrase", hint: "Telle que le jeune pourrait la lire. Rien sur la santé ni sur la famille.", max: 240, optional: true },
    ...(due === null ? [] : [{ name: "held", kind: "radio" as const, label: `À ${due.months}\u00a0mois, le contrat tient-il\u00a0?`, choices: HOLDS }]),
    { name: "next_review_on", kind: "date", label: "Prochain bilan", optional: true, days: nextMarks(marks, today) },
  ];
}

const nextMarks = (marks: readonly Mark[], today: string): string[] => marks.filter(({ due_on }) => due_on > today).slice(0, 1).map(({ due_on }) => due_on);

export function reviewBody({ marks }: Pick<Contract, "marks">, draft: Draft, today: string): ContractReview {
  const due = dueMark(marks, today);
  const { held, ...rest } = said([...NAMES.map((name) => ({ name, kind: "text" as const, label: "" }))], draft);
  const mark = due === null || held === undefined ? {} : { months: due.months as 1 | 3 | 6 | 12, held: held === "yes" };
  return { line: "", ...rest, ...mark } as ContractReview;
}

const NAMES = ["on", "attendance", "progress", "decision", "line", "held", "next_review_on"] as const;

/** Only what the chosen kind changes. */
export function amendmentFields(draft: Draft, today: string, tutors: Choice[]): Field[] {
  const kinds: Field = { name: "kind", kind: "radio", label: "Ce qui change", choices: choicesOf(AmendmentKind) };
  const common: Field[] = [
    { name: "effective_on", kind: "date", label: "À partir du", days: [today] },
    { name: "line", kind: "area", label: "Pourquoi, en une phrase", max: 240 },
  ];
  return [kinds, ...(OF_KIND[draft["kind"] ?? ""]?.(tutors) ?? []), ...(textOf(draft, "kind") === "" ? [] : common)];
}

const OF_KIND: Readonly<Record<string, (tutors: Choice[]) => Field[]>> = {
  dates: () => [{ name: "ends_on", kind: "date", label: "Nouvelle fin" }],
  path: () => [
    { name: "timetable", kind: "area", label: "Emploi du temps", max: 240, optional: true },
    { name: "modules", kind: "area", label: "Modules", hint: "Un par ligne, sa durée après deux-points.", max: 1200, optional: true },
  ],
  commitments: () => [
    { name: "young_person", kind: "area", label: "Le jeune s’engage à", max: 240, optional: true },
    { name: "tutor", kind: "area", label: "Le tuteur s’engage à", max: 240, optional: true },
    { name: "provider", kind: "area", label: "L’établissement ou la structure s’engage à", max: 240, optional: true },
  ],
  tutor: (tutors) => [{ name: "account_id", kind: "select", label: "Nouveau tuteur", choices: tutors }],
  provider: () => [
    { name: "name", kind: "text", label: "Qui signe", hint: "Exemple\u00a0: Philippe Garnier" },
    { name: "quality", kind: "text", label: "Fonction", optional: true },
  ],
};

export const amendmentDraft = (contract: Contract, today: string): Draft => ({
  effective_on: today,
  ends_on: contract.ends_on ?? "",
  timetable: contract.timetable,
  modules: modulesText(contract.modules),
  ...contract.commitments,
});

export function amendmentBody(draft: Draft): ContractAmendment {
  const kept = said(amendmentFields(draft, "", []), draft);
  const { modules, ...rest } = kept;
  return { ...rest, ...(modules !== undefined && { modules: modulesOf(modules) }) } as unknown as ContractAmendment;
}

/** Acts that the server does not list: the writing of the draft, a signature of one's own, a review, an amendment. */
export interface OwnAct {
  name: "signer" | "parcours" | "bilan" | "avenant";
  label: string;
}

export function ownActs(contract: Contract, may: (permission: string) => boolean, today: string): OwnAct[] {
  const running = isRunning(contract.state);
  const follows = contract.may_note || contract.follow_up_id !== null;
  return [
    ...(contract.may_sign_as === null ? [] : [{ name: "signer" as const, label: "Lire et signer le contrat" }]),
    ...(contract.state === "draft" && contract.may_prepare ? [{ name: "parcours" as const, label: "Écrire le parcours et les engagements" }] : []),
    ...(running && follows && may("training_contracts:review") ? [{ name: "bilan" as const, label: reviewLabel(contract.marks, today) }] : []),
    ...(running && contract.may_prepare ? [{ name: "avenant" as const, label: "Écrire un avenant" }] : []),
  ];
}
