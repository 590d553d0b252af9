import type { ReactNode } from "react";

interface Props {
  kind: "done" | "filtered" | "never" | "closed";
  title: string;
  /** What comes next, or who can do it. */
  children?: ReactNode;
  action?: ReactNode;
}

const ICONS: Record<Props["kind"], string> = {
  done: "fr-icon-checkbox-circle-line",
  filtered: "fr-icon-filter-line",
  never: "fr-icon-add-circle-line",
  closed: "fr-icon-calendar-line",
};

/** Nothing to show, and why: done, filtered out, never used, or closed that day. */
export function EmptyState({ kind, title, children, action }: Props) {
  return (
    <div className="rc-empty">
      <span className={`rc-empty__icon ${ICONS[kind]} fr-icon--lg`} aria-hidden="true" />
      <div>
        <h2 className="fr-h6" tabIndex={-1}>
          {title}
        </h2>
        {children !== undefined && <p>{children}</p>}
        {action}
      </div>
    </div>
  );
}
