import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { meQuery } from "@/shared/api/me";
import { downloadFile } from "@/shared/api/files";
import { AppLink } from "@/shared/ui/AppLink";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { TransitionBar } from "@/shared/ui/TransitionBar";

import { previewPath, type Plan } from "../api";
import { placeOf } from "../logic/blocks";
import { agreementWords, meetingWords, NO_CONSEQUENCE } from "../logic/family";
import { expectedOf } from "../logic/steps";
import { focusBlock } from "./Editor";
import { PlaceChoice } from "./PlaceChoice";
import { Signatures } from "./Signatures";

/** What is left to do, what the family says, who signed. */
export function PlanAside({ plan, today }: { plan: Plan; today: string }) {
  return (
    <aside aria-label="Suite de l’accompagnement">
      <Remaining plan={plan} />
      <TransitionBar offers={plan.available_transitions.filter((offer) => offer.name !== "abandon")} expected={expectedOf(plan.state, plan.available_transitions)} hrefFor={(name) => `/accompagnements/${plan.id}?acte=${name}`} today={today} />
      {plan.available_transitions.some((offer) => offer.name === "abandon") && (
        <p className="rc-no-print">
          <AppLink href={`/accompagnements/${plan.id}?acte=abandon`}>Abandonner cet accompagnement</AppLink>
        </p>
      )}
      <Family plan={plan} />
      <Signatures plan={plan} today={today} />
      <PlaceChoice plan={plan} />
      <Links plan={plan} />
    </aside>
  );
}

function Remaining({ plan }: { plan: Plan }) {
  const router = useRouter();
  if (plan.state !== "draft" && plan.gaps.length === 0) return null;
  const go = (pointer: string): void => {
    const { block, id } = placeOf(pointer);
    void router.navigate({ href: `/accompagnements/${plan.id}?bloc=${block}`, replace: true, resetScroll: false }).then(() => {
      const field = document.getElementById(id);
      if (field === null) focusBlock(block);
      else field.focus();
    });
  };
  const wishes = [
    ...(plan.content.words === "" ? [{ block: "words", sentence: `ce que dit ${plan.student.first_name}` }] : []),
    ...(plan.content.follow_up.family_met_on === null ? [{ block: "follow_up", sentence: "la date de rencontre avec la famille" }] : []),
  ];
  return (
    <section aria-labelledby="remaining" className="rc-no-print">
      <h2 id="remaining" className="fr-h5">
        Il reste à faire
      </h2>
      {plan.gaps.length === 0 && <p>Rien ne manque.{plan.scheme.code === "ppre" && " Le chef d’établissement ou le directeur d’école peut proposer le programme à la famille."}</p>}
      <ul className="rc-plain-list">
        {plan.gaps.map((gap) => (
          <li key={gap.pointer}>
            <button type="button" className="rc-gap" onClick={() => go(gap.pointer)}>
              <span className="fr-icon-error-warning-line fr-icon--sm" aria-hidden="true" /> {gap.sentence}
            </button>
          </li>
        ))}
        {wishes.map(({ block, sentence }) => (
          <li key={block}>
            <button type="button" className="rc-gap rc-gap--wish" onClick={() => go(`/blocks/${block}`)}>
              <span aria-hidden="true">○ </span>
              {sentence}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Family({ plan }: { plan: Plan }) {
  if (plan.scheme.track === "simple") return null;
  return (
    <section aria-labelledby="family">
      <h2 id="family" className="fr-h5">
        Famille
      </h2>
      <dl className="rc-facts">
        <div>
          <dt>Rencontre</dt>
          <dd>{meetingWords(plan)}</dd>
        </div>
        <div>
          <dt>Accord</dt>
          <dd>{agreementWords(plan)}</dd>
        </div>
      </dl>
      {plan.agreement === "refused" && <p>{NO_CONSEQUENCE}</p>}
    </section>
  );
}

function Links({ plan }: { plan: Plan }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <section aria-label="Documents et liens" className="rc-no-print">
      {failure !== null && <ProblemAlert error={failure} />}
      <p>
        <button type="button" className="fr-link fr-link--download" onClick={() => void downloadFile(previewPath(plan.id)).catch(setFailure)}>
          Aperçu famille (PDF)
        </button>
      </p>
      {plan.papers.map((paper) => (
        <p key={paper.id}>
          <button type="button" className="fr-link fr-link--download fr-link--sm" onClick={() => void downloadFile(`/api/v1/support-plans/${plan.id}/papers/${paper.sha256}`).catch(setFailure)}>
            Feuille envoyée le {paper.written_on.split("-").toReversed().join("/")} (PDF)
          </button>
        </p>
      ))}
      {plan.parent_plan_id !== null && (
        <p>
          <AppLink href={`/accompagnements/${plan.parent_plan_id}`}>Accompagnement précédent, que celui-ci renouvelle</AppLink>
        </p>
      )}
      {plan.renewed_by !== null && (
        <p>
          <AppLink href={`/accompagnements/${plan.renewed_by}`}>Accompagnement suivant</AppLink>
        </p>
      )}
      {me?.permissions.includes("students:read") === true && (
        <p>
          <AppLink href={`/eleves/${plan.student.id}/accompagnements`}>Tous les accompagnements de {plan.student.first_name}</AppLink>
        </p>
      )}
    </section>
  );
}
