import { useState, type ReactNode } from "react";

import { typeset } from "@/shared/format";

import { AppLink } from "./AppLink";
import { DeadlineTag } from "./DeadlineTag";
import type { Deadline } from "./deadline";
import { MenuButton, type MenuItem } from "./MenuButton";

export interface WorkItem {
  id: string;
  icon?: string;
  /** « Prévenir la famille de ». */
  verb: string;
  /** Name and class, linked to where the work is done. */
  subject: ReactNode;
  /** « Yanis Delorme », for the names of buttons. */
  subjectName: string;
  href: string;
  /** Why it is here and since when, in words. */
  why: ReactNode;
  deadline?: Deadline | null;
  action?: { label: string; href?: string; onSelect?: () => void } | null;
  more?: MenuItem[];
}

export interface WorkGroup {
  title: string;
  items: WorkItem[];
}

const FOLDED = 3;

/** Sentences with their own button, in groups; what waits for somebody else comes last. */
export function WorkQueue({ groups, today, folded = FOLDED }: { groups: WorkGroup[]; today: string; folded?: number }) {
  return (
    <>
      {groups
        .filter((group) => group.items.length > 0)
        .map((group) => (
          <Group key={group.title} group={group} today={today} folded={folded} />
        ))}
    </>
  );
}

function Group({ group: { title, items }, today, folded }: { group: WorkGroup; today: string; folded: number }) {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, folded);
  return (
    <section className="rc-queue">
      <h2 className="fr-h5">{title}</h2>
      <ul className="rc-queue__list">
        {shown.map((item) => (
          <Item key={item.id} item={item} today={today} />
        ))}
      </ul>
      {items.length > shown.length && (
        <button type="button" className="fr-link fr-link--sm" onClick={() => setAll(true)}>
          Tout voir ({items.length})<span className="fr-sr-only">, {title}</span>
        </button>
      )}
    </section>
  );
}

function Item({ item, today }: { item: WorkItem; today: string }) {
  return (
    <li className="rc-queue__item" data-row={item.id}>
      <span className={`rc-queue__icon ${item.icon ?? "fr-icon-arrow-right-s-line"} fr-icon--sm`} aria-hidden="true" />
      <div className="rc-queue__text">
        <p>
          {typeset(item.verb)}{" "}
          <AppLink href={item.href} data-row-link>
            {item.subject}
          </AppLink>
        </p>
        <p className="rc-mention">{item.why}</p>
        {item.deadline != null && (
          <p className="fr-text--sm">
            <DeadlineTag deadline={item.deadline} today={today} />
          </p>
        )}
      </div>
      <div className="rc-actions rc-no-print">
        {item.action != null && <ItemAction action={item.action} about={item.subjectName} />}
        {item.more !== undefined && item.more.length > 0 && (
          <MenuButton label="Autre" about={`pour ${item.subjectName}`} items={item.more} />
        )}
      </div>
    </li>
  );
}

function ItemAction({ action, about }: { action: NonNullable<WorkItem["action"]>; about: string }) {
  const label = (
    <>
      {action.label}
      <span className="fr-sr-only">, {about}</span>
    </>
  );
  const className = "fr-btn fr-btn--sm fr-btn--secondary";
  return action.href === undefined ? (
    <button type="button" className={className} onClick={action.onSelect}>
      {label}
    </button>
  ) : (
    <AppLink className={className} href={action.href}>
      {label}
    </AppLink>
  );
}
