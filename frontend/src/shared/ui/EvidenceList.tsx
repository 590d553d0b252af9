import type { ReactNode } from "react";

import { dayMonth, typeset } from "@/shared/format";

import { AppLink } from "./AppLink";
import { toggled } from "./table";

export interface Evidence {
  id: string;
  /** « Courrier recommandé », « Appel ». */
  kind_label: string;
  date: string;
  /** « remis le 20 nov. », « état de remise inconnu : le prestataire ne le dit pas ». */
  state_label: string;
  number?: string | null;
  by?: string | null;
  document?: { label: string; href: string } | null;
}

interface Props {
  items: Evidence[];
  /** Given when pieces are joined to an act. */
  joined?: ReadonlySet<string>;
  onJoin?: (ids: ReadonlySet<string>) => void;
  empty?: string;
}

/** What can be proved, each with its date and its state in words. */
export function EvidenceList({ items, joined, onJoin, empty = "Aucune pièce pour l’instant." }: Props) {
  if (items.length === 0) return <p className="rc-mention">{empty}</p>;
  return (
    <ul className="rc-plain-list rc-evidence">
      {items.map((item) => (
        <li key={item.id}>
          {joined !== undefined && onJoin !== undefined ? (
            <label className="rc-evidence__choice">
              <input type="checkbox" className="rc-checkbox" checked={joined.has(item.id)} onChange={() => onJoin(toggled(joined, item.id))} />
              <Words item={item} />
            </label>
          ) : (
            <Words item={item} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Words({ item }: { item: Evidence }): ReactNode {
  const more = [item.number == null ? null : `n° ${item.number}`, item.by].filter((part) => part != null).join(", ");
  return (
    <span>
      {typeset(item.kind_label)}, <time dateTime={item.date}>{dayMonth(item.date)}</time> — {typeset(item.state_label)}
      {more !== "" && <span className="rc-mention"> ({more})</span>}
      {item.document != null && (
        <>
          {" "}
          <AppLink className="fr-link fr-link--sm" href={item.document.href}>
            {item.document.label}
          </AppLink>
        </>
      )}
    </span>
  );
}
