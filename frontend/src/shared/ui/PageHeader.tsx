import { Breadcrumb } from "@codegouvfr/react-dsfr/Breadcrumb";
import type { ReactNode } from "react";

import { usePageTitle } from "./pageFocus";
import { RecordSequence, type Sequence } from "./RecordSequence";

interface Props {
  title: string;
  /** Second part of the document's title, such as the school or the class. */
  context?: string | undefined;
  /** The question the page answers, or the rule it applies, in one sentence. */
  lead?: ReactNode;
  /** From the list one came from; the current page is added. */
  breadcrumb?: { label: string; href: string }[];
  sequence?: Sequence | undefined;
  saveState?: ReactNode;
  /** One primary action, two secondary at most. */
  actions?: ReactNode;
  /** Public pages speak louder. */
  size?: "working" | "public";
}

/** The h1 of a page, with what belongs to it. A page without it (or a PersonHeader) is refused by a test. */
export function PageHeader({ title, context, lead, breadcrumb, sequence, saveState, actions, size = "working" }: Props) {
  const heading = usePageTitle(title, context);
  return (
    <div className="rc-page-header">
      {(breadcrumb !== undefined || sequence !== undefined) && (
        <div className="rc-page-header__above">
          {breadcrumb !== undefined && (
            <Breadcrumb
              className="rc-breadcrumb"
              currentPageLabel={title}
              segments={breadcrumb.map(({ label, href }) => ({ label, linkProps: { href } }))}
            />
          )}
          {sequence !== undefined && <RecordSequence sequence={sequence} />}
        </div>
      )}
      <div className="rc-page-header__row">
        <h1 ref={heading} tabIndex={-1} className={size === "public" ? "fr-h1" : "fr-h3"}>
          {title}
        </h1>
        {saveState}
        {actions !== undefined && <div className="rc-actions rc-no-print">{actions}</div>}
      </div>
      {lead !== undefined && <div className="rc-page-header__lead">{lead}</div>}
    </div>
  );
}
