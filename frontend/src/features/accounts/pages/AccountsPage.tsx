import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { choicesOf, labelOf } from "@/shared/api/labels";
import { AccountState, Role } from "@/shared/api/reference.gen";
import { counted, dayOf, tableDate } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";

import { accountsQuery, type AccountFilters, type AccountLine } from "../api";
import { AccountPanel } from "../components/AccountPanel";
import { InvitationForm } from "../components/InvitationForm";
import { accountsHref } from "../logic/accountsHref";

const ALL = { value: "", label: "Tous" };

/** Who may do what, where, until when. Never a pupil's name here. */
export function AccountsPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const [open, setOpen] = useState<string | null>(null);
  const [inviting, setInviting] = useState(false);
  const accounts = useQuery({ ...accountsQuery(filtersOf(search)), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader
        title="Comptes"
        lead="Qui peut quoi, où, jusqu’à quand&nbsp;? Les accès qui finissent dans 30&nbsp;jours sont en tête."
        actions={
          <button type="button" className="fr-btn" aria-expanded={inviting} onClick={() => setInviting(!inviting)}>
            Inviter une personne
          </button>
        }
      />
      {inviting && <InvitationForm onDone={() => setInviting(false)} />}
      <FilterBar
        fields={[
          { name: "fonction", label: "Fonction", kind: "select", options: [ALL, ...choicesOf(Role)] },
          { name: "etat", label: "État", kind: "select", options: [ALL, ...choicesOf(AccountState)] },
        ]}
        values={search}
        onApply={(values) => void router.navigate({ href: accountsHref({ ...values, apres: undefined }) })}
        result={accounts.data === undefined ? "" : counted(accounts.data.items.length, "compte affiché", "comptes affichés")}
      />
      <QueryPart query={accounts} lines={10}>
        {({ items, next_cursor }) => (
          <DataTable
            caption="Comptes, ceux qui finissent bientôt d’abord"
            columns={columnsOf(open, (id) => setOpen(id === open ? null : id))}
            rows={items}
            rowKey={(line) => line.id}
            rowName={(line) => line.display_name}
            busy={accounts.isPlaceholderData}
            panel={{ openKey: open, render: (line) => <AccountPanel accountId={line.id} /> }}
            paging={{
              page: search["apres"] === undefined ? 1 : 2,
              previousHref: search["apres"] === undefined ? null : accountsHref({ ...search, apres: undefined }),
              nextHref: next_cursor === null ? null : accountsHref({ ...search, apres: next_cursor }),
            }}
            empty={<EmptyState kind="filtered" title="Aucun compte ne correspond à ces filtres." />}
          />
        )}
      </QueryPart>
    </>
  );
}

function filtersOf({ fonction, etat, apres }: Readonly<Record<string, string | undefined>>): AccountFilters {
  return {
    limit: 50,
    ...(fonction !== undefined && { role: fonction as AccountFilters["role"] }),
    ...(etat !== undefined && { state: etat as AccountFilters["state"] }),
    ...(apres !== undefined && { cursor: apres }),
  };
}

function columnsOf(open: string | null, toggle: (id: string) => void): Column<AccountLine>[] {
  return [
    {
      key: "name",
      header: "Nom",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <>
          <button type="button" className="fr-link" aria-expanded={open === line.id} onClick={() => toggle(line.id)}>
            {line.display_name}
          </button>
          <span className="rc-mention rc-block">{line.email}</span>
        </>
      ),
    },
    { key: "role", header: "Fonction", card: "fact", cell: (line) => labelOf(Role, line.role) },
    { key: "perimeter", header: "Périmètre", card: "fact", cell: (line) => line.perimeter },
    { key: "seen", header: "Dernière connexion", card: "detail", cell: (line) => (line.last_signed_in_at === null ? "jamais" : tableDate(dayOf(line.last_signed_in_at))) },
    { key: "factor", header: "2d facteur", card: "detail", cell: (line) => (line.has_second_factor ? "actif" : "non") },
    {
      key: "state",
      header: "État",
      card: "fact",
      cell: (line) => (
        <>
          {labelOf(AccountState, line.state)}
          {line.valid_until !== null && (
            <span className={line.ends_soon ? "rc-block rc-strong" : "rc-block rc-mention"}>jusqu’au {tableDate(line.valid_until)}</span>
          )}
        </>
      ),
    },
  ];
}
