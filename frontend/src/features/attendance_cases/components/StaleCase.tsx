import { useQuery } from "@tanstack/react-query";

import { sinceDay } from "@/shared/format";

import { caseQuery, type Case } from "../api";
import { detailOf } from "../logic/timeline";

/** After a 412: what happened meanwhile; the form stays as it is, to be read again and sent again. */
export function StaleCase({ before, today }: { before: Case; today: string }) {
  const { data } = useQuery(caseQuery(before.id));
  const known = new Set(before.acts.map(({ act }) => `${act.track}-${act.number}`));
  const added = (data?.body.acts ?? []).filter(({ act }) => !known.has(`${act.track}-${act.number}`));
  return (
    <div className="fr-alert fr-alert--warning fr-mb-3w" role="alert">
      <h2 className="fr-alert__title fr-h6">Ce dossier a changé pendant votre saisie</h2>
      <p>Votre saisie est conservée. Relisez ce qui a changé, puis validez de nouveau.</p>
      <ul>
        {added.map(({ act, label, agent }) => (
          <li key={`${act.track}-${act.number}`}>
            {[label, agent?.display_name, sinceDay(act.recorded_on, today), detailOf(act)].filter(Boolean).join(", ")}
          </li>
        ))}
      </ul>
      {added.length === 0 && <p>Les responsables ou le référent ont été modifiés.</p>}
    </div>
  );
}
