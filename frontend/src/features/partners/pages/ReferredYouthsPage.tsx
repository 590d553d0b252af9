import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { ReferralAnswer, ReferralRequest } from "@/shared/api/reference.gen";
import { tableDate, today } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { DeadlineTag } from "@/shared/ui/DeadlineTag";
import { EmptyState } from "@/shared/ui/EmptyState";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { PersonName } from "@/shared/ui/PersonName";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { referredYouthsQuery, type ReferralsState, type ReferredLine } from "../api";
import { FileExchange } from "../components/FileExchange";
import { ReferralPanel } from "../components/ReferralPanel";
import { quotaWords } from "../logic/webhooks";

const STATES: Readonly<Record<string, ReferralsState>> = { nouveau: "new", repondu: "answered", tous: "all" };

/** « Qui m’a été confié, que me demande-t-on, pour quand ? » No search beyond one's own list. */
export function ReferredYouthsPage() {
  const router = useRouter();
  const linked = useRouteParams()["referralId"] ?? null;
  const { etat = linked === null ? "nouveau" : "tous" } = useSearch({ strict: false });
  const [open, setOpen] = useState<string | null>(linked);
  const youths = useQuery(referredYouthsQuery(STATES[etat] ?? "new"));
  const quota = youths.data === undefined ? null : quotaWords(youths.data.opened_today, youths.data.daily_quota);
  return (
    <>
      <PageHeader title="Jeunes orientés" lead="Qui m’a été confié, que me demande-t-on, pour quand&nbsp;?" />
      {quota !== null && <p className={quota.near ? "fr-alert fr-alert--warning fr-alert--sm" : "rc-mention"}>{quota.sentence}</p>}
      <FileExchange />
      <FilterBar
        fields={[
          {
            name: "etat",
            label: "État",
            kind: "select",
            options: [
              { value: "nouveau", label: "Réponse attendue" },
              { value: "repondu", label: "Répondu" },
              { value: "tous", label: "Tous" },
            ],
          },
        ]}
        values={{ etat }}
        onApply={(values) => void router.navigate({ href: `/orientations?etat=${values["etat"] ?? "nouveau"}` })}
        result=""
      />
      <QueryPart query={youths} lines={6}>
        {({ items }) => (
          <DataTable
            caption="Jeunes orientés vers votre structure, réponses attendues d’abord"
            columns={columnsOf(open, (id) => setOpen(id === open ? null : id))}
            rows={items}
            rowKey={({ id }) => id}
            rowName={({ family_name, first_names }) => `${first_names} ${family_name}`}
            panel={{ openKey: open, render: ({ id }) => <ReferralPanel referralId={id} /> }}
            empty={
              etat === "nouveau" ? (
                <EmptyState kind="done" title="Aucune réponse n’est attendue de vous." />
              ) : (
                <EmptyState kind="filtered" title="Aucun jeune dans cette liste." />
              )
            }
          />
        )}
      </QueryPart>
    </>
  );
}

function columnsOf(open: string | null, toggle: (id: string) => void): Column<ReferredLine>[] {
  return [
    {
      key: "name",
      header: "Jeune",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <>
          <button type="button" className="fr-link" aria-expanded={open === line.id} onClick={() => toggle(line.id)}>
            <PersonName name={{ family_name: line.family_name, first_name: line.first_names }} />
          </button>{" "}
          ({line.age}&nbsp;ans)
        </>
      ),
    },
    { key: "city", header: "Commune", card: "fact", cell: (line) => line.city ?? "non transmise" },
    { key: "by", header: "Orienté par", card: "fact", cell: (line) => `${line.platform_name}, le ${tableDate(line.referred_on)}` },
    { key: "request", header: "Demande", card: "fact", cell: (line) => labelOf(ReferralRequest, line.request) },
    {
      key: "expected",
      header: "Réponse attendue",
      card: "fact",
      cell: (line) => (line.answer === null ? <DeadlineTag deadline={{ kind: "internal", date: line.expected_on }} today={today()} /> : "répondu"),
    },
    { key: "answer", header: "État", card: "fact", cell: (line) => (line.answer === null ? "Nouveau" : labelOf(ReferralAnswer, line.answer)) },
  ];
}
