import { labelOf } from "@/shared/api/labels";
import { DepartureState, Role } from "@/shared/api/reference.gen";
import { CaseTimeline } from "@/shared/ui/CaseTimeline";
import { Disclosure } from "@/shared/ui/Disclosure";

import type { Departure } from "../api";
import { STEP_WORDS } from "../logic/history";

/** Every step taken, by which function, the newest first. */
export function History({ steps }: { steps: Departure["steps"] }) {
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="fr-h5">
        Historique
      </h2>
      <Disclosure label={`Voir les étapes enregistrées (${steps.length})`}>
        <CaseTimeline
          events={steps.map((step) => ({
            id: String(step.step),
            at: step.acted_on,
            kind: "step",
            kind_label: "Étape",
            title: STEP_WORDS[step.name] ?? labelOf(DepartureState, step.target),
            actor: step.actor_role === null ? "le service" : labelOf(Role, step.actor_role),
          }))}
        />
      </Disclosure>
    </section>
  );
}
