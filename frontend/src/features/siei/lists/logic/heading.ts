/** The way back to a campaign, from any page of it. */

import type { Campaign } from "../../api";
import { dayOfYear } from "../../logic/campaign";

export function headingOf(campaignId: string, campaign: Pick<Campaign, "campaign_date"> | undefined) {
  const name = campaign === undefined ? "Campagne" : `Campagne du ${dayOfYear(campaign.campaign_date)}`;
  return {
    context: name,
    breadcrumb: [
      { label: "Campagnes SIEI", href: "/siei" },
      { label: name, href: `/siei/${campaignId}` },
    ],
  };
}
