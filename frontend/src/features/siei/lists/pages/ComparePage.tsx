import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { ListChange } from "@/shared/api/reference.gen";
import { counted, integer } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { campaignQuery, type CampaignPage } from "../../api";
import { dayOfYear } from "../../logic/campaign";
import { CampaignTabs } from "../components/CampaignTabs";
import { exitsOf, sumOf } from "../logic/changes";
import { headingOf } from "../logic/heading";

/** What has changed since the former list, and why? */
export function ComparePage() {
  const { campaignId = "" } = useRouteParams();
  const opened = useQuery(campaignQuery(campaignId));
  requireRecord(opened.error);
  return (
    <>
      <PageHeader title="Entrés et sortis" {...headingOf(campaignId, opened.data?.body.campaign)} />
      <CampaignTabs campaignId={campaignId} current="comparaison" />
      <QueryPart query={opened}>{({ body }) => <Changes page={body} />}</QueryPart>
    </>
  );
}

function Changes({ page: { campaign, entered, still } }: { page: CampaignPage }) {
  const former = useQuery({ ...campaignQuery(campaign.previous_id ?? ""), enabled: campaign.previous_id !== null });
  if (campaign.crossed_at === null) return <EmptyState kind="never" title="Rien à comparer pour l’instant.">Le croisement n’a pas encore donné de liste.</EmptyState>;
  if (campaign.previous_id === null) return <EmptyState kind="never" title="Première campagne sur ce territoire.">La prochaine se comparera à celle-ci.</EmptyState>;
  const exits = exitsOf(campaign.exits);
  const since = former.data === undefined ? "la liste précédente" : `la liste du ${dayOfYear(former.data.body.campaign.campaign_date)}`;
  const list = `/siei/${campaign.id}/liste`;
  return (
    <div className="rc-two">
      <section aria-labelledby="there">
        <h2 id="there" className="fr-h5">
          Depuis {since}
        </h2>
        <dl className="rc-facts">
          <div>
            <dt>Entrés</dt>
            <dd>
              <AppLink href={`${list}?entree=nouveaux`}>{counted(entered, "jeune")}</AppLink>
            </dd>
          </div>
          <div>
            <dt>Encore là</dt>
            <dd>
              <AppLink href={`${list}?entree=encore-la`}>{counted(still, "jeune")}</AppLink>
            </dd>
          </div>
          <div>
            <dt>Sortis</dt>
            <dd>{counted(sumOf(exits), "jeune")}</dd>
          </div>
        </dl>
      </section>
      <section aria-labelledby="gone">
        <h2 id="gone" className="fr-h5">
          Pourquoi ils sont sortis
        </h2>
        {exits.length === 0 ? (
          <p>Personne n’est sorti.</p>
        ) : (
          <table className="rc-why__table">
            <caption className="fr-sr-only">Jeunes de la liste précédente qui n’y sont plus, par raison</caption>
            <thead>
              <tr>
                <th scope="col">Raison</th>
                <th scope="col" className="rc-number">
                  Jeunes
                </th>
              </tr>
            </thead>
            <tbody>
              {exits.map(({ reason, count }) => (
                <tr key={reason}>
                  <th scope="row">{labelOf(ListChange, reason)}</th>
                  <td className="rc-number">{integer(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="rc-mention">Leurs noms ne sont pas gardés&nbsp;: une personne retrouvée en formation ne laisse aucune trace.</p>
      </section>
    </div>
  );
}
