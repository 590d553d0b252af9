import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import { CaseSteps } from "@/shared/ui/CaseSteps";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { campaignQuery, publicationQuery, type CampaignPage as Page } from "../api";
import { Control } from "../components/Control";
import { Definition } from "../components/Definition";
import { NextStep } from "../components/NextStep";
import { Result } from "../components/Result";
import { SourcesTable } from "../components/SourcesTable";
import { campaignTitle, stepsOf } from "../logic/campaign";

/** Are the sources sound, where is the crossing, what does it give? */
export function CampaignPage() {
  const { campaignId = "" } = useRouteParams();
  const opened = useQuery(campaignQuery(campaignId));
  requireRecord(opened.error);
  const page = opened.data?.body;
  return (
    <>
      <PageHeader title={page === undefined ? "Campagne" : campaignTitle(page.campaign)} breadcrumb={[{ label: "Campagnes SIEI", href: "/siei" }]} />
      <QueryPart query={opened} lines={10}>
        {({ body, etag }) => <Opened page={body} etag={etag} />}
      </QueryPart>
    </>
  );
}

function Opened({ page, etag }: { page: Page; etag: string }) {
  const { campaign } = page;
  const { data: me } = useQuery(meQuery);
  const crossed = campaign.crossed_at !== null;
  const listed = crossed && campaign.state !== "abandoned";
  const { data: publication } = useQuery({ ...publicationQuery(campaign.id), enabled: listed });
  const former = useQuery({ ...campaignQuery(campaign.previous_id ?? ""), enabled: campaign.previous_id !== null });
  const mayRun = me?.permissions.includes("siei:run") === true;
  const pairsLeft = listed ? publication?.pairs_left : undefined;
  return (
    <>
      <div className="rc-campaign__steps">
        <CaseSteps label="Étapes de la campagne" steps={stepsOf(campaign, pairsLeft)} />
      </div>
      <NextStep page={page} etag={etag} pairsLeft={pairsLeft} mayRun={mayRun} />
      {listed && <Result page={page} shares={publication?.platforms} />}
      <SourcesTable page={page} mayRun={mayRun} formerDate={former.data?.body.campaign.campaign_date ?? null} />
      <Control verdicts={campaign.verdicts} />
      <Definition page={page} />
    </>
  );
}
