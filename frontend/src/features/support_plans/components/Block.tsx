import { useIsNarrow } from "@/shared/ui/useMediaQuery";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { asProblem, isProblem } from "@/shared/api/problem";

import type { BlockName, Plan } from "../api";
import { summaryOf } from "../logic/summary";
import type { Blocks } from "../useBlocks";
import { BlockFields } from "./BlockFields";
import { ReadBlock } from "./ReadBlock";
import { StaleBlock } from "./StaleBlock";

interface Props {
  plan: Plan;
  name: BlockName;
  number: number;
  blocks: Blocks;
  open: boolean;
  onToggle: () => void;
}

/** One block of the page: closed, its gist; open, its fields or what it says. */
export function Block({ plan, name, number, blocks, open, onToggle }: Props) {
  const narrow = useIsNarrow();
  const state = plan.blocks.find((block) => block.name === name);
  const label = name === "words" ? `Ce que dit ${plan.student.first_name}` : (state?.label ?? "");
  const shown = open || narrow;
  return (
    <section className="rc-block-of-plan" id={`block-${name}`} tabIndex={-1} aria-labelledby={`block-${name}-title`}>
      <h2 className="fr-h6" id={`block-${name}-title`}>
        {narrow ? (
          `${number}. ${label}`
        ) : (
          <button type="button" className="rc-block-of-plan__title" data-block={name} aria-expanded={open} onClick={onToggle}>
            <span>
              {number}. {label}
            </span>
            {!open && <span className="rc-mention">{summaryOf(name, blocks.valueOf(name))}</span>}
          </button>
        )}
      </h2>
      {shown && <Content plan={plan} name={name} label={label} editable={state?.editable === true && mayWrite(plan)} blocks={blocks} />}
    </section>
  );
}

/** Whoever only reads is offered no step at all. */
const mayWrite = (plan: Plan): boolean => plan.available_transitions.length > 0;

function Content({ plan, name, label, editable, blocks }: { plan: Plan; name: BlockName; label: string; editable: boolean; blocks: Blocks }) {
  const fault = blocks.faults[name];
  if (!editable) return <ReadBlock plan={plan} name={name} value={plan.content[name]} />;
  if (isProblem(fault, "stale")) {
    return <StaleBlock name={name} label={label} mine={blocks.valueOf(name)} theirs={plan.content[name]} onSettle={(value) => blocks.settle(name, value)} />;
  }
  return (
    <div className="rc-block-of-plan__fields">
      {fault !== undefined && asProblem(fault).errors.length === 0 && <ProblemAlert error={fault} takesFocus={false} onRetry={blocks.retry} />}
      <BlockFields plan={plan} name={name} blocks={blocks} errors={fault === undefined ? [] : asProblem(fault).errors} />
    </div>
  );
}
