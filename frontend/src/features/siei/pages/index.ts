/** Pages of this area, loaded together when one is first opened. */
export { CampaignPage } from "./CampaignPage";
export { CampaignsPage } from "./CampaignsPage";
