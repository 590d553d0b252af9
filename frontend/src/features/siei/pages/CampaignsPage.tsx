import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { CampaignState } from "@/shared/api/reference.gen";
import { counted, integer, tableDate, textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";
import { useIsNarrow } from "@/shared/ui/useMediaQuery";

import { basisQuery, campaignsQuery, type CampaignLine } from "../api";
import { BasisCard } from "../components/BasisCard";
import { NewCampaignForm } from "../components/NewCampaignForm";
import { dayOfYear, departmentsWords, listWords, SOURCES } from "../logic/campaign";

/** Who left school without a diploma and is found nowhere: campaigns, and the decision that allows them. */
export function CampaignsPage() {
  const { data: me } = useQuery(meQuery);
  const basis = useQuery(basisQuery);
  const narrow = useIsNarrow();
  const [adding, setAdding] = useState(false);
  const may = (permission: string): boolean => me?.permissions.includes(permission) === true;
  const isOpen = basis.data?.body.is_open === true;
  return (
    <>
      <PageHeader
        title="Campagnes SIEI"
        lead="Qui a quitté l’école sans diplôme et n’est inscrit nulle part&nbsp;? On le cherche en croisant les bases, puis on le vérifie."
        actions={
          isOpen && may("siei:run") && !narrow ? (
            <button type="button" className={adding ? "fr-btn fr-btn--secondary" : "fr-btn"} aria-expanded={adding} onClick={() => setAdding(!adding)}>
              Ouvrir une campagne
            </button>
          ) : undefined
        }
      />
      {adding && (
        <section aria-labelledby="new-campaign" className="rc-box">
          <h2 id="new-campaign" className="fr-h6">
            Nouvelle campagne
          </h2>
          <NewCampaignForm />
        </section>
      )}
      {isOpen && may("siei:read") && <Campaigns mayRun={may("siei:run")} />}
      <QueryPart query={basis} lines={3}>
        {({ body, etag }) => <BasisCard basis={body} etag={etag} mayActivate={may("siei:activate")} />}
      </QueryPart>
    </>
  );
}

function Campaigns({ mayRun }: { mayRun: boolean }) {
  const { apres } = useSearch({ strict: false });
  const campaigns = useQuery(campaignsQuery(apres));
  return (
    <QueryPart query={campaigns}>
      {({ items, next_cursor }) => (
        <DataTable
          caption="Campagnes, la dernière d’abord"
          columns={COLUMNS}
          rows={items}
          rowKey={(line) => line.id}
          rowName={(line) => `campagne du ${dayOfYear(line.campaign_date)}`}
          paging={pagingOf(apres, next_cursor, (cursor) => (cursor === undefined ? "/siei" : `/siei?apres=${cursor}`))}
          empty={
            <EmptyState kind="never" title="Aucune campagne.">
              {mayRun
                ? "Une campagne croise les bases d’un ou plusieurs départements à une date, et donne à chaque plateforme sa liste."
                : "La gestionnaire de données du SIEI ouvre les campagnes. Vous en suivrez ici les chiffres."}
            </EmptyState>
          }
        />
      )}
    </QueryPart>
  );
}

const COLUMNS: Column<CampaignLine>[] = [
  {
    key: "campaign",
    header: "Campagne",
    isRowHeader: true,
    card: "title",
    cell: (line) => (
      <>
        <AppLink href={`/siei/${line.id}`}>{dayOfYear(line.campaign_date)}</AppLink>
        <span className="rc-mention rc-block">
          {departmentsWords(line.departments)}, {line.unit_name}
        </span>
      </>
    ),
  },
  {
    key: "state",
    header: "Où elle en est",
    card: "fact",
    cell: (line) => (
      <>
        {labelOf(CampaignState, line.state)}
        <span className="rc-mention rc-block">{waitOf(line)}</span>
      </>
    ),
  },
  { key: "sources", header: "Sources", align: "right", card: "fact", cell: (line) => `${line.source_count} sur ${SOURCES.length}` },
  { key: "list", header: "Sur la liste", align: "right", card: "fact", cell: listWords },
  {
    key: "pairs",
    header: "Paires à relire",
    align: "right",
    card: "fact",
    cell: (line) => (line.state === "review" ? (line.pairs_left === 0 ? "aucune" : integer(line.pairs_left)) : "sans objet"),
  },
  { key: "published", header: "Publiée le", card: "detail", cell: (line) => (line.published_at === null ? "pas encore" : tableDate(line.published_at)) },
];

/** Who is waited for, or since when it is done. */
function waitOf(line: CampaignLine): string {
  if (line.closed_at !== null) return `depuis le ${textDate(line.closed_at)}`;
  if (line.published_at !== null) return `depuis le ${textDate(line.published_at)}`;
  if (line.state === "review" && line.pairs_left > 0) return `${counted(line.pairs_left, "paire")} avant la publication`;
  return `ouverte le ${textDate(line.created_at)}`;
}
