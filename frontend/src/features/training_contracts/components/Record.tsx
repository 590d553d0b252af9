import { useState, type ReactNode } from "react";

import { downloadFile } from "@/shared/api/files";
import { textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { CaseSteps } from "@/shared/ui/CaseSteps";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { TransitionBar } from "@/shared/ui/TransitionBar";
import { useIsNarrow } from "@/shared/ui/useMediaQuery";

import { documentPath, type Contract } from "../api";
import { ownActs } from "../logic/following";
import { awaited, expectedOf, stepsOf } from "../logic/steps";
import { Commitments, Path } from "./ContractText";
import { Amendments, History, Marks, Reviews, TutorLog } from "./Following";
import { Parties } from "./Parties";

/** Steps that undo or shelve: a link under the bar, never its primary. */
const ASIDE: ReadonlyMap<string, string> = new Map([
  ["take_back", "Reprendre le projet pour le modifier"],
  ["abandon", "Classer ce projet sans suite"],
]);

interface Props {
  contract: Contract;
  today: string;
  may: (permission: string) => boolean;
}

/** The contract and how it goes; what may be done comes first on a phone. */
export function Record({ contract, today, may }: Props) {
  const acts = ownActs(contract, may, today);
  const offers = [...acts.map(({ name, label }) => ({ name, label, legal_basis: null, blocked_by: [] })), ...contract.available_transitions.filter(({ name }) => !ASIDE.has(name))];
  const expected = acts.find(({ name }) => name === "signer")?.name ?? expectedOf(contract.state, contract.available_transitions) ?? acts[0]?.name ?? null;
  const href = (name: string): string => `/contrats/${contract.id}?acte=${name}`;
  return (
    <div className="rc-shape rc-shape--case">
      <div>
        <Parties contract={contract} today={today} />
        <Marks contract={contract} today={today} />
        <TutorLog contract={contract} />
        <Folded label="Les bilans" when={contract.reviews.length > 0}>
          <Reviews reviews={contract.reviews} />
        </Folded>
        <Folded label="Le parcours et les engagements" when={contract.state !== "draft"}>
          <Path contract={contract} />
          {contract.state !== "draft" && <Commitments contract={contract} />}
        </Folded>
        {contract.state === "draft" && <Commitments contract={contract} />}
        <Amendments amendments={contract.amendments} />
        <Folded label="L’historique" when={contract.steps.length > 0}>
          <History steps={contract.steps} />
        </Folded>
      </div>
      <div>
        <TransitionBar offers={offers} expected={expected} hrefFor={href} waiting={awaited(contract)} today={today} />
        {contract.available_transitions
          .filter(({ name, blocked_by }) => ASIDE.has(name) && blocked_by.length === 0)
          .map(({ name }) => (
            <p key={name} className="rc-no-print">
              <AppLink href={href(name)}>{ASIDE.get(name)}</AppLink>
            </p>
          ))}
      </div>
      <Aside contract={contract} />
    </div>
  );
}

/** On a phone, what is not asked every day stays behind its name. */
function Folded({ label, when, children }: { label: string; when: boolean; children: ReactNode }) {
  const narrow = useIsNarrow();
  return narrow && when ? <Disclosure label={label}>{children}</Disclosure> : children;
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
