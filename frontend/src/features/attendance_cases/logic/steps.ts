/** The eight steps as the composition shows them. */

import type { components } from "@/shared/api/schema.gen";
import { StepState as StepWords } from "@/shared/api/reference.gen";
import type { Step, StepState } from "@/shared/ui/CaseSteps";

type CaseStep = components["schemas"]["CaseStepOut"];

const STATES: Record<CaseStep["state"], StepState> = {
  done: "done",
  ongoing: "current",
  possible: "possible",
  not_yet: "not_yet",
  optional: "skipped",
  moot: "not_applicable",
};

/** « fait : signé », in the middle of a line. */
const uncapitalised = (words: string): string => words.charAt(0).toLocaleLowerCase("fr") + words.slice(1);

export function stepsOf(steps: CaseStep[], outcomes: (step: CaseStep) => string): Step[] {
  return steps.map((step) => ({
    label: step.label,
    state: STATES[step.state],
    state_label: [StepWords[step.state], uncapitalised(outcomes(step))].filter((part) => part !== "").join("\u00a0: "),
    date: step.on,
    who: step.who === "" ? null : step.who,
    legal_basis: step.legal_basis,
    missing: step.missing,
  }));
}
