import { labelOf } from "@/shared/api/labels";
import { FollowUpStatus } from "@/shared/api/reference.gen";
import { counted, integer, sentenceName, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { MenuButton } from "@/shared/ui/MenuButton";
import { PersonName } from "@/shared/ui/PersonName";
import { useRecordList } from "@/shared/ui/recordList";

import type { FollowUpColumn, FollowUpLine } from "../api";
import { ListedDeadline } from "./ListedDeadline";
import { listHref, movesOf, nameOf, type Search } from "../logic/list";

interface Props {
  columns: readonly FollowUpColumn[];
  search: Search;
  today: string;
  interviews: boolean;
}

const SHOWN = 6;

/** « Colonnes »: one column a status; a card moves by the act that makes it true, never by a drag. */
export function Kanban({ columns, search, today, interviews }: Props) {
  useRecordList({ label: "Liste de travail", href: `/suivis${window.location.search}`, ids: columns.flatMap(({ items }) => items.slice(0, SHOWN).map(({ id }) => id)) });
  return (
    <div className="rc-kanban">
      {columns.map(({ status, count, items }) => (
        <section key={status} className="rc-kanban__column" aria-labelledby={`column-${status}`}>
          <h2 id={`column-${status}`} className="fr-h6">
            {labelOf(FollowUpStatus, status)} <span className="rc-mention">{integer(count)}</span>
          </h2>
          {items.length === 0 ? (
            <p className="rc-mention">Personne.</p>
          ) : (
            <ul className="rc-plain-list">
              {items.slice(0, SHOWN).map((line) => (
                <Card key={line.id} line={line} today={today} interviews={interviews} />
              ))}
            </ul>
          )}
          {count > SHOWN && (
            <AppLink className="fr-link fr-link--sm" href={listHref(search, { vue: undefined, suivi: status })}>
              Voir les {integer(count)}
              <span className="fr-sr-only">, {labelOf(FollowUpStatus, status)}</span>
            </AppLink>
          )}
        </section>
      ))}
    </div>
  );
}

function Card({ line, today, interviews }: { line: FollowUpLine; today: string; interviews: boolean }) {
  const { deadline } = line;
  return (
    <li className="rc-kanban__card">
      <p>
        <AppLink href={`/suivis/${line.id}`}>
          <PersonName name={nameOf(line)} />
        </AppLink>
        , {counted(line.age, "an")}
      </p>
      <p className="fr-text--sm">{typeset(line.waiting)}</p>
      {deadline !== null && (
        <p className="fr-text--sm">
          <ListedDeadline deadline={deadline} today={today} />{!deadline.is_legal && ", objectif interne"}
        </p>
      )}
      <p className="rc-mention">{line.referent.name ?? "sans référent"}</p>
      <MenuButton label="Déplacer vers…" about={`, ${sentenceName(nameOf(line))}`} items={movesOf(line, interviews)} className="fr-btn fr-btn--sm fr-btn--tertiary" />
    </li>
  );
}
