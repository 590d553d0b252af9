import { useQuery } from "@tanstack/react-query";

import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useIsNarrow } from "@/shared/ui/useMediaQuery";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { campaignQuery, type Campaign } from "../../api";
import { headingOf } from "../../lists/logic/heading";
import { Desk } from "../components/Desk";
import { ReviewEnd } from "../components/ReviewEnd";

/** Is it the same person? A hundred pairs in ten minutes, on a wide screen. */
export function ReviewPage() {
  const { campaignId = "" } = useRouteParams();
  const query = useQuery(campaignQuery(campaignId));
  requireRecord(query.error);
  const narrow = useIsNarrow();
  return (
    <>
      <PageHeader
        title="Revue des paires"
        {...headingOf(campaignId, query.data?.body.campaign)}
      />
      {narrow ? <WideScreenNeeded campaignId={campaignId} /> : <QueryPart query={query}>{({ body }) => <Review campaign={body.campaign} />}</QueryPart>}
    </>
  );
}

function Review({ campaign }: { campaign: Campaign }) {
  if (campaign.state === "review") return <Desk key={campaign.id} campaignId={campaign.id} />;
  if (campaign.state === "published") return <ReviewEnd campaignId={campaign.id} holders={[]} left={0} />;
  return (
    <EmptyState kind="closed" title={campaign.closed_at === null ? "La revue commence après le croisement." : "La campagne est close."}>
      {campaign.closed_at === null ? "Les paires douteuses s’affichent ici, une à une." : "Ses paires sont effacées."}
    </EmptyState>
  );
}

/** No pair is taken on a phone: two records need to stand side by side. */
function WideScreenNeeded({ campaignId }: { campaignId: string }) {
  return (
    <EmptyState
      kind="closed"
      title="La revue des paires demande un écran large."
      action={
        <AppLink className="fr-btn" href={`/siei/${campaignId}/liste`}>
          Lire la liste
        </AppLink>
      }
    >
      Deux fiches se comparent côte à côte. Ici, vous pouvez lire la liste.
    </EmptyState>
  );
}
