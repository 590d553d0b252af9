/** Wish → proposal → decision → assignment, as one pupil's year shows them, and what each step asks for. */

import { labelOf } from "@/shared/api/labels";
import { AssignmentState, DecidedBy, DecisionRule, OrientationLevel, SolutionKind } from "@/shared/api/reference.gen";
import { textDate } from "@/shared/format";
import type { Step } from "@/shared/ui/CaseSteps";
import type { Offer } from "@/shared/ui/TransitionBar";

import type { Orientation, StepName, Wish } from "../api";

/** « 1. 2de professionnelle, métiers de l'électricité — lycée Jacques-Prévert ». */
export function lineWords({ rank, level, formation, wished_school }: Wish): string {
  return `${rank}. ${labelOf(OrientationLevel, level)}, ${formation}${wished_school === "" ? "" : ` — ${wished_school}`}`;
}

const firstOf = (lines: readonly Wish[]): string | null => {
  const first = lines[0];
  return first === undefined ? null : `${labelOf(OrientationLevel, first.level)}, ${first.formation}`;
};

const lastOn = ({ steps }: Orientation, name: string): string | null => steps.findLast((step) => step.name === name)?.acted_on ?? null;

/** The four steps of the year; the decision says who had the last word. */
export function stepsOf(page: Orientation): Step[] {
  const { file } = page;
  const decider = file.decided_by === null ? null : labelOf(DecidedBy, file.decided_by).toLocaleLowerCase("fr");
  const rule = file.decision_rule === "last_word" ? labelOf(DecisionRule, "last_word").toLocaleLowerCase("fr") : null;
  const assigned = file.assignment_state !== "pending";
  const shown = [
    { label: "Vœux de la famille", date: lastOn(page, "record_wishes"), who: firstOf(file.wishes), done: file.wishes.length > 0 },
    { label: "Proposition du conseil de classe", date: lastOn(page, "record_proposal"), who: firstOf(file.proposal), done: file.proposal.length > 0 },
    { label: "Décision", date: file.decided_on, who: [firstOf(file.decision), decider, rule].filter((part) => part !== null).join(", "), done: file.decided_on !== null },
    {
      label: "Affectation",
      date: file.assigned_on,
      who: assigned ? [labelOf(AssignmentState, file.assignment_state).toLocaleLowerCase("fr"), file.assigned_formation, file.assigned_school].filter(Boolean).join(", ") : null,
      done: assigned,
    },
  ];
  const last = shown.findLastIndex((step) => step.done);
  return shown.map(({ label, date, who, done }, index) => ({
    label,
    date,
    who: who === "" ? null : who,
    state: done ? "done" : index < last ? "skipped" : index === last + 1 ? "current" : "not_yet",
    ...(!done && { state_label: index < last ? "non saisie" : waits(label, index === last + 1, page) }),
  }));
}

function waits(label: string, next: boolean, page: Orientation): string {
  if (label === "Affectation" && page.results_expected_on !== null) return `résultats attendus le ${textDate(page.results_expected_on)}`;
  return next ? "à faire" : "ensuite";
}

const ORDER: readonly StepName[] = ["record_wishes", "record_proposal", "decide_as_wished", "decide_as_family", "decide_otherwise", "record_assignment", "record_solution", "record_appeal"];

/** The step that comes next in the year: the first that is open and moves it forward. */
export function expectedStep(offers: readonly Offer[], page: Orientation): string | null {
  const open = new Set(offers.filter((offer) => offer.blocked_by.length === 0).map((offer) => offer.name));
  const { file } = page;
  const past = (name: StepName): boolean => (name === "record_wishes" && file.wishes.length > 0) || (name === "record_assignment" && file.state !== "decided");
  return ORDER.find((name) => open.has(name) && !past(name)) ?? null;
}

export const ordered = (offers: readonly Offer[]): Offer[] => offers.toSorted((a, b) => ORDER.indexOf(a.name as StepName) - ORDER.indexOf(b.name as StepName));

/** What the form of a step holds: lines, an assignment, a solution, or only a day. */
export function shapeOf(name: string): "lines" | "optional_lines" | "assignment" | "solution" | "day" {
  switch (name as StepName) {
    case "record_wishes":
    case "record_proposal":
    case "decide_otherwise":
    case "record_appeal":
      return "lines";
    case "decide_as_family":
      return "optional_lines";
    case "record_assignment":
      return "assignment";
    case "record_solution":
      return "solution";
    case "decide_as_wished":
      return "day";
  }
}

/** Lines to begin with: what stands so far, so that only what changes is typed. */
export function firstLines(name: string, { file }: Orientation): Wish[] {
  const from = name === "record_wishes" ? file.wishes : name === "record_proposal" ? (file.proposal.length > 0 ? file.proposal : file.wishes.slice(0, 1)) : name === "decide_as_family" ? file.wishes.slice(0, 1) : file.proposal.slice(0, 1);
  return from.length > 0 ? from.map((line) => ({ ...line })) : [blankLine(1)];
}

export const blankLine = (rank: number): Wish => ({ rank, level: "seconde_gt", formation: "", wished_school: "" });

/** Ranks follow the order on the screen. */
export const ranked = (lines: readonly Wish[]): Wish[] => lines.map((line, index) => ({ ...line, rank: index + 1 }));

/** Why somebody waits, and since when. */
export function situationOf({ file, results_expected_on }: Orientation): string {
  if (file.without_solution_since !== null) return `Sans solution depuis le ${textDate(file.without_solution_since)}.`;
  if (file.solution_kind !== null) return `Solution trouvée\u00a0: ${labelOf(SolutionKind, file.solution_kind).toLocaleLowerCase("fr")}${file.solution_on === null ? "" : `, le ${textDate(file.solution_on)}`}.`;
  if (file.assignment_state === "assigned") return "Affecté\u00a0: rien n’est attendu.";
  if (file.decided_on !== null && results_expected_on !== null) return `Décision prise. Résultats attendus le ${textDate(results_expected_on)}.`;
  return file.wishes.length === 0 ? "Aucun vœu n’est saisi cette année." : "L’orientation de l’année est en cours.";
}
