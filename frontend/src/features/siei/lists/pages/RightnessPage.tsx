import { useMutation, useQuery } from "@tanstack/react-query";

import { downloadFile } from "@/shared/api/files";
import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { SourceKind } from "@/shared/api/reference.gen";
import { integer } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import type { Column } from "@/shared/ui/table";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { campaignQuery, type SourceKind as Kind } from "../../api";
import { feedbackPath, rightnessQuery, type Rightness } from "../api";
import { CampaignTabs } from "../components/CampaignTabs";
import { headingOf } from "../logic/heading";

const PUBLISHED: readonly string[] = ["published", "closed"];

/** How right was each source, now that people were reached? */
export function RightnessPage() {
  const { campaignId = "" } = useRouteParams();
  const opened = useQuery(campaignQuery(campaignId));
  requireRecord(opened.error);
  const campaign = opened.data?.body.campaign;
  const published = campaign !== undefined && PUBLISHED.includes(campaign.state);
  const query = useQuery({ ...rightnessQuery(campaignId), enabled: published });
  const { data: me } = useQuery(meQuery);
  const saving = useMutation({ mutationFn: (kind: Kind) => downloadFile(feedbackPath(campaignId, kind)) });
  const download = me?.permissions.includes("siei:run") === true ? (kind: Kind) => !saving.isPending && saving.mutate(kind) : null;
  return (
    <>
      <PageHeader title="Justesse des sources" {...headingOf(campaignId, campaign)} />
      <CampaignTabs campaignId={campaignId} current="justesse" />
      {saving.isError && <ProblemAlert error={saving.error} />}
      {campaign !== undefined && !published && (
        <EmptyState kind="never" title="Rien à mesurer avant la publication.">
          Les plateformes disent ce qu’elles trouvent en appelant. La justesse de chaque source s’en déduit.
        </EmptyState>
      )}
      {published && (
        <QueryPart query={query}>
          {(sources) => (
            <>
              <DataTable
                caption="Chaque source, d’après ce que les plateformes ont trouvé en appelant"
                columns={columnsOf(download)}
                rows={sources}
                rowKey={({ kind }) => kind}
                rowName={({ kind }) => labelOf(SourceKind, kind)}
                empty={<EmptyState kind="never" title="Aucune source à mesurer." />}
              />
              <p className="rc-mention">
                «&nbsp;Exactes&nbsp;»&nbsp;: la personne jointe était bien sans formation. «&nbsp;Manqués par elle&nbsp;»&nbsp;: la personne y était inscrite ou diplômée, et le croisement ne l’y a pas trouvée. L’intervalle tient compte du petit nombre de personnes jointes.
              </p>
            </>
          )}
        </QueryPart>
      )}
    </>
  );
}

function columnsOf(download: ((kind: Kind) => unknown) | null): Column<Rightness>[] {
  return [
    { key: "source", header: "Source", isRowHeader: true, card: "title", cell: ({ kind }) => labelOf(SourceKind, kind) },
    { key: "said", header: "Ce qu’on peut en dire", card: "fact", cell: ({ sentence }) => sentence },
    { key: "listed", header: "Lignes", align: "right", card: "fact", cell: ({ listed }) => integer(listed) },
    { key: "contacted", header: "Joints", align: "right", card: "fact", cell: ({ contacted }) => integer(contacted) },
    { key: "confirmed", header: "Exactes", align: "right", card: "fact", cell: ({ confirmed }) => integer(confirmed) },
    { key: "missed", header: "Manqués par elle", align: "right", card: "fact", cell: ({ missed }) => integer(missed) },
    ...(download === null
      ? []
      : [
          {
            key: "file", header: "Retour à la source", card: "action" as const,
            cell: ({ kind }: Rightness) => (
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary fr-btn--icon-left fr-icon-download-line" onClick={() => download(kind)}>
                Fichier (CSV)<span className="fr-sr-only">, {labelOf(SourceKind, kind)}</span>
              </button>
            ),
          },
        ]),
  ];
}
