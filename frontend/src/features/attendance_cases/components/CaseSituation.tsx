import { AppLink } from "@/shared/ui/AppLink";
import { CaseSteps } from "@/shared/ui/CaseSteps";
import { TransitionBar } from "@/shared/ui/TransitionBar";
import { labelOf } from "@/shared/api/labels";
import { Party } from "@/shared/api/reference.gen";

import type { Case } from "../api";
import { hrefOfAct, split } from "../logic/offers";
import { outcomeWords } from "../logic/outcomes";
import { stepsOf } from "../logic/steps";
import { CaseAside } from "./CaseAside";
import { CaseDocuments } from "./CaseDocuments";
import { CaseFacts } from "./CaseFacts";
import { OtherActs } from "./OtherActs";
import { Proposals } from "./Proposals";

/** Where the case stands and what may be done now, on which text, with which facts. */
export function CaseSituation({ attendanceCase, today }: { attendanceCase: Case; today: string }) {
  const { id, steps, waiting } = attendanceCase;
  const { main, others } = split(attendanceCase.available_transitions, attendanceCase.expected_transition);
  return (
    <div className="rc-shape rc-shape--case">
      <div>
        <Proposals attendanceCase={attendanceCase} />
        <section aria-labelledby="steps">
          <h2 id="steps" className="fr-h5">
            Étapes
          </h2>
          <CaseSteps label="Étapes du dossier" steps={stepsOf(steps, (step) => outcomeWords(step.transition, step.outcome))} />
        </section>
        <CaseFacts attendanceCase={attendanceCase} />
        <section aria-labelledby="documents" className="rc-section">
          <h2 id="documents" className="fr-h5">
            Dernières pièces
          </h2>
          <CaseDocuments caseId={id} limit={4} />
          <AppLink className="fr-link rc-no-print" href={`/dossiers/${id}/pieces`}>
            Toutes les pièces
          </AppLink>
        </section>
      </div>
      <div>
        <TransitionBar
          offers={main}
          expected={attendanceCase.expected_transition}
          hrefFor={(name) => hrefOfAct(id, name)}
          waiting={{ who: labelOf(Party, waiting.who), since: waiting.since }}
          today={today}
        />
        <OtherActs offers={others} hrefFor={(name) => hrefOfAct(id, name)} />
      </div>
      <div>
        <CaseAside attendanceCase={attendanceCase} />
      </div>
    </div>
  );
}
