import { useQuery } from "@tanstack/react-query";

import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useIsNarrow } from "@/shared/ui/useMediaQuery";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { campaignQuery } from "../../api";
import { headingOf } from "../../lists/logic/heading";
import { Desk } from "../components/Desk";

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
      {narrow ? (
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
      ) : (
        <Desk key={campaignId} campaignId={campaignId} />
      )}
    </>
  );
}
