import { useId, useState, type ReactNode } from "react";

import { WhyPanel } from "./WhyPanel";
import type { WhyExplanation } from "./why";

interface ButtonProps {
  /** « 6 demi-journées », said again in the button's name. */
  count: string;
  /** « Lucas Fontaine », or the class. */
  subject: string;
  expanded: boolean;
  controls?: string | undefined;
  onToggle: () => void;
}

/** « Pourquoi ? », beside a number; in tables the panel is the row's. */
export function WhyButton({ count, subject, expanded, controls, onToggle }: ButtonProps) {
  return (
    <button
      type="button"
      className="rc-why__button"
      aria-expanded={expanded}
      aria-controls={expanded ? controls : undefined}
      onClick={onToggle}
    >
      Pourquoi<span className="fr-sr-only"> {`${count}, ${subject}`}</span>&nbsp;?
    </button>
  );
}

interface Props {
  count: string;
  subject: string;
  /** What the number is, in the sentence: « 6 demi-journées non justifiées en novembre ». */
  children: ReactNode;
  /** Called once, when opened; a failure keeps the number. */
  load: () => Promise<WhyExplanation>;
}

type State = { status: "closed" | "loading" | "failed" } | { status: "open"; explanation: WhyExplanation };

/** A number and its reasons, opened in place. */
export function WhyCount({ count, subject, children, load }: Props) {
  const [state, setState] = useState<State>({ status: "closed" });
  const panel = useId();
  const closed = state.status === "closed";

  async function toggle(): Promise<void> {
    if (!closed) {
      setState({ status: "closed" });
      return;
    }
    setState({ status: "loading" });
    try {
      setState({ status: "open", explanation: await load() });
    } catch {
      setState({ status: "failed" });
    }
  }

  return (
    <div className="rc-why">
      <p className="rc-why__line">
        {children} <WhyButton count={count} subject={subject} expanded={!closed} controls={panel} onToggle={() => void toggle()} />
      </p>
      {!closed && (
        <div id={panel} aria-busy={state.status === "loading"}>
          {state.status === "loading" && <p className="rc-mention">Chargement…</p>}
          {state.status === "failed" && <p>Le détail ne s’affiche pas. Le nombre reste juste. Refermez puis rouvrez.</p>}
          {state.status === "open" && <WhyPanel explanation={state.explanation} subject={subject} />}
        </div>
      )}
    </div>
  );
}
