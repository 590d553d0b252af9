import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { textInstant } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { campaignQuery, publicationQuery, type Campaign, type Publication } from "../../api";
import { erasedWords } from "../../logic/campaign";
import { useStep } from "../../useStep";
import { Erased } from "../components/Erased";
import { headingOf } from "../logic/heading";

/** What is erased if I close, and what stays. */
export function ClosePage() {
  const { campaignId = "" } = useRouteParams();
  const opened = useQuery(campaignQuery(campaignId));
  requireRecord(opened.error);
  const publication = useQuery(publicationQuery(campaignId));
  return (
    <>
      <PageHeader title="Clore la campagne" {...headingOf(campaignId, opened.data?.body.campaign)} lead="Les copies en clair et les paires s’effacent. La clôture ne se reprend pas." />
      <QueryPart query={opened} lines={3}>
        {({ body, etag }) => <QueryPart query={publication}>{(shares) => <Act campaign={body.campaign} etag={etag} publication={shares} />}</QueryPart>}
      </QueryPart>
    </>
  );
}

function Act({ campaign, etag, publication }: { campaign: Campaign; etag: string; publication: Publication }) {
  const step = useStep(campaign.id, etag);
  const heading = useRef<HTMLHeadingElement>(null);
  const closed = campaign.closed_at;
  useEffect(() => {
    if (step.isSuccess && closed !== null) heading.current?.focus();
  }, [step.isSuccess, closed]);
  const possible = campaign.next_steps.includes("close");
  return (
    <div className="rc-shape rc-shape--act">
      <div>
        {step.isError && <ProblemAlert error={step.error} />}
        {closed !== null && (
          <>
            <h2 ref={heading} tabIndex={-1} className="fr-h5">
              Campagne close le {textInstant(closed)}
            </h2>
            <p>{erasedWords(campaign)}</p>
          </>
        )}
        {closed === null && (
          <section aria-labelledby="erased">
            <h2 id="erased" className="fr-h6">
              Ce qui s’efface
            </h2>
            <Erased publication={publication} />
          </section>
        )}
        {closed === null && !possible && <p>La campagne se clôt après la publication des listes.</p>}
        <div className="rc-foot">
          {possible && (
            <button type="button" className="fr-btn" aria-disabled={step.isPending} onClick={() => (step.isPending ? undefined : step.mutate("close"))}>
              {step.isPending ? "Clôture…" : "Effacer et clore la campagne"}
            </button>
          )}
          <AppLink className={possible ? "fr-btn fr-btn--tertiary" : "fr-btn"} href={`/siei/${campaign.id}`}>
            Revenir à la campagne
          </AppLink>
        </div>
      </div>
      <section aria-labelledby="kept">
        <h2 id="kept" className="fr-h6">
          Ce qui reste
        </h2>
        <ul>
          <li>la liste publiée, pour les plateformes qui suivent ces jeunes</li>
          <li>les réponses de la revue, sans aucun nom&nbsp;: la prochaine campagne les reprend</li>
          <li>les chiffres, les dates et l’empreinte du résultat</li>
        </ul>
      </section>
    </div>
  );
}
