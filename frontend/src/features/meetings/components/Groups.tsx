import { useState } from "react";

import { GroupPart } from "@/shared/api/reference.gen";
import { capitalised, counted, dayMonth, sentenceEnd, typeset } from "@/shared/format";
import { EmptyState } from "@/shared/ui/EmptyState";

import type { Group } from "../api";
import type { House } from "../logic/groups";
import { rhythmWords } from "../logic/words";
import { GroupForm } from "./GroupForm";

interface Props {
  groups: readonly Group[];
  house: House;
  holds: boolean;
}

/** Who meets, at which rhythm, and as whom each sits. */
export function Groups({ groups, house, holds }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {groups.length === 0 && (
        <EmptyState kind="never" title="Aucun groupe.">
          Un groupe garde ses membres et ses dates&nbsp;: il n’y a plus qu’à préparer l’ordre du jour.
        </EmptyState>
      )}
      <ul className="rc-sheet">
        {groups.map((group) => (
          <li key={group.id}>
            <div className="rc-row rc-row--plain">
              <div>
                <h3 className="fr-h6">{typeset(group.name)}</h3>
                <p>
                  {capitalised(rhythmWords(group))}, {group.planned_minutes}&nbsp;min{group.place !== "" && `, ${typeset(group.place)}`}.
                  {group.next_dates.length > 0 && ` ${sentenceEnd(`Prochaines dates\u00a0: ${group.next_dates.slice(0, 3).map(dayMonth).join(", ")}`)}`}
                </p>
                <p className="rc-mention">
                  {group.members.length === 0
                    ? "Aucun membre."
                    : `${counted(group.members.length, "membre")}\u00a0: ${group.members.map(({ display_name, part }) => `${display_name} (${GroupPart[part]})`).join(", ")}.`}
                </p>
              </div>
              {holds && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open === group.id} onClick={() => setOpen(open === group.id ? null : group.id)}>
                  Modifier<span className="fr-sr-only"> {group.name}</span>
                </button>
              )}
            </div>
            {open === group.id && <GroupForm key={group.version} group={group} house={house} onDone={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
      {holds && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-expanded={open === "new"} onClick={() => setOpen(open === "new" ? null : "new")}>
          Créer un groupe
        </button>
      )}
      {open === "new" && <GroupForm house={house} onDone={() => setOpen(null)} />}
    </>
  );
}
