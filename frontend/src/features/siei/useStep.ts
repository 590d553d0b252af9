import { useMutation, useQueryClient } from "@tanstack/react-query";

import { advanceCampaign, campaignQuery, SIEI, type CampaignStep } from "./api";

/** A step of a campaign, confirmed by the server; what it answers is the page. */
export function useStep(campaignId: string, etag: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (name: CampaignStep) => advanceCampaign(campaignId, etag, name),
    onSuccess: (answer) => queryClient.setQueryData(campaignQuery(campaignId).queryKey, answer),
    onSettled: () => queryClient.invalidateQueries({ queryKey: SIEI }),
  });
}
