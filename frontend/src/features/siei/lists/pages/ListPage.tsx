import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { meQuery } from "@/shared/api/me";
import { counted } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { FilterBar } from "@/shared/ui/FilterBar";
import type { FilterValues } from "@/shared/ui/filters";
import { pagingOf } from "@/shared/ui/paging";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { campaignQuery, publicationQuery, type Campaign, type Publication } from "../../api";
import { dayOfYear } from "../../logic/campaign";
import { rowsQuery } from "../api";
import { CampaignTabs } from "../components/CampaignTabs";
import { RowTable } from "../components/RowTable";
import { fieldsOfList, listHref, NO_PLATFORM, rowFilters } from "../logic/filters";
import { searchedSentence, totalsOf } from "../logic/words";
import { headingOf } from "../logic/heading";

/** Who is on the list, how sure is it, and where were they looked for? */
export function ListPage() {
  const { campaignId = "" } = useRouteParams();
  const opened = useQuery(campaignQuery(campaignId));
  requireRecord(opened.error);
  const publication = useQuery(publicationQuery(campaignId));
  const { data: me } = useQuery(meQuery);
  const campaign = opened.data?.body.campaign;
  const mayPublish = me?.permissions.includes("siei:run") === true && campaign?.state === "review";
  const mayClose = me?.permissions.includes("siei:run") === true && campaign?.state === "published";
  return (
    <>
      <PageHeader
        title="Liste de la campagne"
        {...headingOf(campaignId, campaign)}
        actions={
          <>
            {mayPublish && (
              <AppLink className="fr-btn" href={`/siei/${campaignId}/publier`}>
                Publier les listes
              </AppLink>
            )}
            {mayClose && (
              <AppLink className="fr-btn fr-btn--secondary" href={`/siei/${campaignId}/clore`}>
                Clore la campagne
              </AppLink>
            )}
          </>
        }
      />
      <CampaignTabs campaignId={campaignId} current="liste" />
      <QueryPart query={publication} lines={10}>
        {(shares) => (campaign === undefined ? null : <Listed campaign={campaign} publication={shares} />)}
      </QueryPart>
    </>
  );
}

function Listed({ campaign, publication }: { campaign: Campaign; publication: Publication }) {
  const search: FilterValues = useSearch({ strict: false });
  const router = useRouter();
  const { plateforme, situation, age, entree, apres } = search;
  const values = { plateforme, situation, age, entree };
  const query = useQuery({ ...rowsQuery(campaign.id, rowFilters(values), apres), placeholderData: keepPreviousData });
  const path = `/siei/${campaign.id}/liste`;
  const totals = totalsOf(publication.platforms);
  const counter = (label: string, count: number, narrowed: FilterValues) => ({
    label, count, href: listHref(path, narrowed), current: JSON.stringify(clean(values)) === JSON.stringify(clean(narrowed)),
  });
  return (
    <>
      <FilterBar
        fields={fieldsOfList(publication.platforms, campaign.previous_id !== null)}
        values={values}
        onApply={(next) => void router.navigate({ href: listHref(path, next) })}
        result={resultWords(query.data)}
        counters={[
          counter("sur la liste", totals.listed, { situation: "sur-la-liste" }),
          counter("à confirmer", totals.toConfirm, { situation: "a-confirmer" }),
          counter("de 16 ou 17 ans, sous l’obligation de formation", totals.minors, { age: "16-17" }),
          ...(totals.unplaced > 0 ? [counter("sans plateforme", totals.unplaced, { plateforme: NO_PLATFORM })] : []),
        ]}
      />
      <QueryPart query={query} lines={12}>
        {({ items, next_cursor }) => (
          <>
            <RowTable
              rows={items}
              caption={`Jeunes de la campagne du ${dayOfYear(campaign.campaign_date)}, par nom`}
              paging={pagingOf(apres, next_cursor, (after) => listHref(path, values, after))}
              busy={query.isPlaceholderData}
              platforms={publication.platforms.length > 1}
              filtered={Object.keys(clean(values)).length > 0}
            />
            {items[0] !== undefined && <p className="rc-mention">{searchedSentence(items[0].searched_in)}</p>}
          </>
        )}
      </QueryPart>
      <p className="rc-mention">
        «&nbsp;À confirmer&nbsp;»&nbsp;: une paire reste douteuse, ce n’est pas un décrochage établi. Une personne retrouvée en formation ne laisse aucune trace ici.
      </p>
    </>
  );
}

const clean = (values: FilterValues): FilterValues => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ""));

function resultWords(page: { items: unknown[]; next_cursor: string | null } | undefined): string {
  if (page === undefined) return "";
  return page.next_cursor === null ? counted(page.items.length, "jeune affiché", "jeunes affichés") : `${counted(page.items.length, "premier jeune", "premiers jeunes")}, par nom`;
}
