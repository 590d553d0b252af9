import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { Role } from "@/shared/api/reference.gen";
import { textInstant } from "@/shared/format";
import { DiffTable, type Side } from "@/shared/ui/DiffTable";

import type { FollowUpPage } from "../api";
import type { ActField, Draft } from "../logic/acts";
import { conflictsOf } from "../logic/stale";

interface Props {
  fields: readonly ActField[];
  draft: Draft;
  page: FollowUpPage;
  /** Goes on with these values, on the version that is there now. */
  onSettle: (draft: Draft) => void;
}

/** After a 412: which field changed, by which function, when; each is kept or given up on its own. */
export function StaleDetails({ fields, draft, page, onSettle }: Props) {
  const conflicts = conflictsOf(fields, draft, page.followed.identity);
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const { changed_at, changed_role } = page.followed;
  const who = changed_role === null ? "Le service" : labelOf(Role, changed_role);
  return (
    <section role="alert" className="rc-box">
      <h2 className="fr-h6">Ce suivi a changé pendant votre saisie</h2>
      <p>
        {who} l’a enregistré{changed_at === null ? "" : ` le ${textInstant(changed_at)}`}. Votre saisie est conservée.
      </p>
      {conflicts.length === 0 ? (
        <p>Ces coordonnées n’ont pas changé. Vous pouvez les enregistrer.</p>
      ) : (
          <DiffTable
            caption="Coordonnées, deux versions"
            changes={conflicts.map(({ label, mine, there }) => ({ subject: "Coordonnées", field: label, before: mine, after: there }))}
            titles={["Votre saisie", "Version enregistrée"]}
            choices={Object.fromEntries(conflicts.map(({ label }) => [label, sides[label] ?? "mine"]))}
            onChoose={(label, side) => setSides({ ...sides, [label]: side })}
          />
      )}
      <button type="button" className="fr-btn fr-btn--sm" onClick={() => onSettle({ ...draft, ...Object.fromEntries(conflicts.filter(({ label }) => sides[label] === "theirs").map(({ field, there }) => [field, there])) })}>
        Enregistrer ainsi
      </button>
    </section>
  );
}
