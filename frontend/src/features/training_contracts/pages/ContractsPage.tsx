import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { choicesOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { ContractState } from "@/shared/api/reference.gen";
import { counted, today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { QueryPart } from "@/shared/ui/QueryPart";

import { contractsQuery, contractsSummaryQuery } from "../api";
import { ContractTable } from "../components/ContractTable";
import { contractCounters, contractFilters, contractsHref } from "../logic/lists";

const VIEWS = [
  { value: "a-signer", label: "À signer" },
  { value: "bilans-dus", label: "Bilans dus" },
  { value: "points-dus", label: "Points à 1, 3, 6, 12 mois à dire" },
  { value: "en-cours", label: "En cours et suspendus" },
];
const ONE_BY_ONE = ["draft", "active", "suspended", "completed", "broken", "transferred", "abandoned"] as const;

/** Which contracts wait for a signature, which for a review, which hold. */
export function ContractsPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const prepares = me?.permissions.includes("training_contracts:prepare") === true;
  const { data: summary } = useQuery(contractsSummaryQuery);
  const contracts = useQuery({ ...contractsQuery(contractFilters(search)), placeholderData: keepPreviousData });
  const fields = [{ name: "etat", label: "État", kind: "select" as const, options: [{ value: "", label: "Tous ceux qui sont ouverts" }, ...VIEWS, ...choicesOf(ContractState, ONE_BY_ONE)] }];
  return (
    <>
      <PageHeader
        title="Contrats de formation"
        lead="Qui n’a pas encore signé, où faut-il un bilan, est-ce que ça tient&nbsp;?"
        actions={
          prepares && (
            <AppLink className="fr-btn fr-btn--sm" href="/places">
              Chercher une place
            </AppLink>
          )
        }
      />
      <FilterBar
        fields={fields}
        values={search}
        onApply={(values) => void router.navigate({ href: contractsHref({ ...values, apres: undefined }) })}
        counters={contractCounters(summary, search)}
        result={contracts.data === undefined ? "" : counted(contracts.data.items.length, "contrat affiché", "contrats affichés")}
      />
      <QueryPart query={contracts} lines={10}>
        {(page) => (
          <ContractTable
            lines={page.items}
            today={today()}
            busy={contracts.isPlaceholderData}
            filtered={(search["etat"] ?? search["suivi"] ?? "") !== ""}
            prepares={prepares}
            paging={pagingOf(search["apres"], page.next_cursor, (cursor) => contractsHref({ ...search, apres: cursor }))}
          />
        )}
      </QueryPart>
    </>
  );
}
