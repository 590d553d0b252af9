import { useState } from "react";

import { downloadFile } from "@/shared/api/files";
import { textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { CaseSteps } from "@/shared/ui/CaseSteps";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { TransitionBar } from "@/shared/ui/TransitionBar";

import { documentPath, type Contract } from "../api";
import { ownActs } from "../logic/following";
import { expectedOf, stepsOf } from "../logic/steps";
import { Commitments, Path } from "./ContractText";
import { Amendments, History, Marks, Reviews, TutorLog } from "./Following";
import { Parties } from "./Parties";

interface Props {
  contract: Contract;
  today: string;
  may: (permission: string) => boolean;
}

/** The contract and how it goes; what may be done comes first on a phone. */
export function Record({ contract, today, may }: Props) {
  const acts = ownActs(contract, may, today);
  const offers = [...acts.map(({ name, label }) => ({ name, label, legal_basis: null, blocked_by: [] })), ...contract.available_transitions.filter(({ name }) => name !== "abandon")];
  const expected = acts.find(({ name }) => name === "signer")?.name ?? expectedOf(contract.state, contract.available_transitions) ?? acts[0]?.name ?? null;
  const href = (name: string): string => `/contrats/${contract.id}?acte=${name}`;
  return (
    <div className="rc-shape rc-shape--case">
      <div>
        <Parties contract={contract} today={today} />
        <Marks contract={contract} today={today} />
        <TutorLog contract={contract} />
        <Reviews reviews={contract.reviews} />
        <Path contract={contract} />
        {contract.state === "draft" && contract.may_prepare && (
          <p className="rc-no-print">
            <AppLink className="fr-btn fr-btn--sm fr-btn--secondary" href={href("parcours")}>
              Écrire le parcours et les engagements
            </AppLink>
          </p>
        )}
        <Commitments contract={contract} />
        <Amendments amendments={contract.amendments} />
        <History steps={contract.steps} />
      </div>
      <div>
        <TransitionBar offers={offers} expected={expected} hrefFor={href} today={today} />
        {contract.available_transitions.some(({ name, blocked_by }) => name === "abandon" && blocked_by.length === 0) && (
          <p className="rc-no-print">
            <AppLink href={href("abandon")}>Classer ce projet sans suite</AppLink>
          </p>
        )}
      </div>
      <Aside contract={contract} />
    </div>
  );
}

function Aside({ contract }: { contract: Contract }) {
  const [failure, setFailure] = useState<unknown>(null);
  const reviews = contract.marks.filter(({ held }) => held === null).map(({ due_on }) => textDate(due_on));
  return (
    <aside aria-label="Repères">
      <h2 className="fr-h5">Étapes</h2>
      <CaseSteps steps={stepsOf(contract)} label="Étapes du contrat" />
      <h2 className="fr-h5">Repères</h2>
      <dl className="rc-facts rc-facts--narrow">
        {contract.next_review_on !== null && (
          <div>
            <dt>Prochain bilan</dt>
            <dd>{textDate(contract.next_review_on)}</dd>
          </div>
        )}
        {reviews.length > 0 && (
          <div>
            <dt>Points à venir</dt>
            <dd>{reviews.join(", ")}</dd>
          </div>
        )}
        <div>
          <dt>Réseau</dt>
          <dd>{contract.place.network_name}</dd>
        </div>
        <div>
          <dt>Plateforme</dt>
          <dd>{contract.platform_name}</dd>
        </div>
      </dl>
      {failure !== null && <ProblemAlert error={failure} />}
      <p className="rc-no-print">
        <button type="button" className="fr-link fr-link--download" onClick={() => void downloadFile(documentPath(contract.id)).catch(setFailure)}>
          Le contrat en une page (PDF)
        </button>
      </p>
      <p className="rc-mention">
        Lisent ce contrat&nbsp;: la plateforme, le tuteur, l’établissement d’accueil. Le jeune et sa famille le lisent par leur lien. Chaque lecture est notée.
      </p>
    </aside>
  );
}
