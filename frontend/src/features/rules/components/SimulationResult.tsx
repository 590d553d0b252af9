import { StepState as StepWords } from "@/shared/api/reference.gen";
import { textDate } from "@/shared/format";
import { CaseSteps, type StepState } from "@/shared/ui/CaseSteps";

import type { Simulation } from "../api";

const STATES: Record<Simulation["steps"][number]["state"], StepState> = {
  done: "done",
  ongoing: "current",
  possible: "possible",
  not_yet: "not_yet",
  optional: "skipped",
  moot: "not_applicable",
};

/** The eight steps, each with its because, and what would change the answer. */
export function SimulationResult({ simulation: { regime, steps, findings } }: { simulation: Simulation }) {
  return (
    <>
      <p>
        {regime.label}, en vigueur depuis le {textDate(regime.valid_from)}.
      </p>
      {findings.some((finding) => finding.missing.length > 0) && (
        <ul>
          {findings.flatMap(({ on, missing }) => missing.map((sentence) => <li key={`${on}-${sentence}`}>{`${textDate(on)}\u00a0: ${sentence}`}</li>))}
        </ul>
      )}
      <CaseSteps
        label="Étapes selon les textes"
        steps={steps.map((step) => ({
          label: step.label,
          state: STATES[step.state],
          state_label: StepWords[step.state],
          legal_basis: step.legal_basis,
          missing: [step.because, step.would_change].filter((sentence) => sentence !== ""),
        }))}
      />
    </>
  );
}
