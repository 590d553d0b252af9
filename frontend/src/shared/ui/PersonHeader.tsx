import type { ReactNode } from "react";

import { sentenceName, type Name } from "@/shared/format";

import { AppLink } from "./AppLink";
import { ConfidentialityTag, type Confidential } from "./ConfidentialityTag";
import { usePageTitle } from "./pageFocus";
import { RecordSequence, type Sequence } from "./RecordSequence";

interface Props {
  name: Name;
  /** Before the name: « Dossier d'absence 2026-2027 ». */
  subject?: string;
  /** Class, school, age when a rule depends on it, référent: label and value. */
  facts: { label: string; value: ReactNode; labelHidden?: boolean }[];
  situation?: ReactNode;
  confidential?: Confidential[];
  back?: { label: string; href: string } | undefined;
  sequence?: Sequence | undefined;
  actions?: ReactNode;
  /** Shown while the person is not (left the school, closed file). */
  notice?: ReactNode;
}

/** Who this page is about. Never a photo, an INE, an address or a birth date. */
export function PersonHeader(props: Props) {
  const { name, subject, facts, situation, confidential = [], back, sequence, actions, notice } = props;
  const person = sentenceName(name);
  const title = subject === undefined ? person : `${subject} — ${person}`;
  const heading = usePageTitle(title);
  return (
    <div className="rc-page-header rc-person">
      {(back !== undefined || sequence !== undefined) && (
        <div className="rc-page-header__above">
          {back !== undefined && (
            <AppLink className="fr-link fr-link--sm" href={back.href}>
              ‹ {back.label}
            </AppLink>
          )}
          {sequence !== undefined && <RecordSequence sequence={sequence} />}
        </div>
      )}
      {notice !== undefined && <div className="rc-strip">{notice}</div>}
      <div className="rc-page-header__row">
        <h1 ref={heading} tabIndex={-1} className="fr-h3">
          {title}
        </h1>
        {actions !== undefined && <div className="rc-actions rc-no-print">{actions}</div>}
      </div>
      <dl className="rc-person__facts">
        {facts.map(({ label, value, labelHidden }) => (
          <div key={label}>
            <dt className={labelHidden ? "fr-sr-only" : undefined}>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {confidential.map((each) => (
          <div key={each.level_label}>
            <dt className="fr-sr-only">Contenu réservé</dt>
            <dd>
              <ConfidentialityTag value={each} />
            </dd>
          </div>
        ))}
      </dl>
      {situation !== undefined && <p className="rc-person__situation">{situation}</p>}
    </div>
  );
}
