import { useRef } from "react";

import { dayMonth, typeset } from "@/shared/format";

import { LegalBasis } from "./LegalBasis";
import type { LegalBasisValue } from "./law";
import { useShortcuts } from "./shortcuts";

export type StepState = "done" | "current" | "possible" | "not_yet" | "skipped" | "not_applicable";

export interface Step {
  label: string;
  state: StepState;
  /** Words of the server for this state, when more precise than ours. */
  state_label?: string | null;
  date?: string | null;
  who?: string | null;
  legal_basis?: LegalBasisValue | null;
  missing?: string[];
}

const WORDS: Record<StepState, string> = {
  done: "fait",
  current: "en cours",
  possible: "possible",
  not_yet: "pas encore possible",
  skipped: "facultatif, non fait",
  not_applicable: "sans objet",
};

const ICONS: Record<StepState, string> = {
  done: "fr-icon-check-line",
  current: "fr-icon-arrow-right-line",
  possible: "fr-icon-add-line",
  not_yet: "fr-icon-time-line",
  skipped: "fr-icon-subtract-line",
  not_applicable: "fr-icon-subtract-line",
};

/** The steps of a case: state first, in words; only what asks for attention is bold. A digit goes to its step. */
export function CaseSteps({ steps, label }: { steps: Step[]; label: string }) {
  const list = useRef<HTMLOListElement>(null);
  useShortcuts(
    steps.slice(0, 9).map((step, index) => ({
      keys: String(index + 1),
      label: `Étape ${index + 1}\u00a0: ${typeset(step.label)}`,
      run: () => (list.current?.children[index] as HTMLElement | undefined)?.focus(),
    })),
  );
  return (
    <ol className="rc-steps" aria-label={label} ref={list}>
      {steps.map((step, index) => (
        <li
          key={step.label}
          tabIndex={-1}
          className={`rc-step rc-step--${step.state}`}
          aria-current={step.state === "current" ? "step" : undefined}
        >
          <span className={`rc-step__icon fr-icon--sm ${ICONS[step.state]}`} aria-hidden="true" />
          <div>
            <p className="rc-step__line">
              <span className="rc-step__label">
                {index + 1}. {typeset(step.label)}
              </span>
              <span className="rc-step__state">{typeset(step.state_label ?? WORDS[step.state])}</span>
            </p>
            {facts(step) !== "" && <p className="rc-mention">{typeset(facts(step))}</p>}
            {step.missing?.map((sentence) => (
              <p key={sentence} className="rc-mention">
                {typeset(sentence)}
              </p>
            ))}
          </div>
          {step.legal_basis != null && <LegalBasis basis={step.legal_basis} />}
        </li>
      ))}
    </ol>
  );
}

function facts({ date, who }: Step): string {
  return [date == null ? null : dayMonth(date), who].filter((part) => part != null).join(", ");
}
