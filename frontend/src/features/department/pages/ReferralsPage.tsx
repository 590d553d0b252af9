import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { choicesOf } from "@/shared/api/labels";
import { Degree, DsdenState } from "@/shared/api/reference.gen";
import { schoolsQuery } from "@/shared/api/schoolList";
import { counted } from "@/shared/format";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { referralsQuery, referralsSummaryQuery } from "../api";
import { ReferralTable } from "../components/ReferralTable";
import { addressOf, countersOf, filtersOf } from "../logic/lists";

const ALL = { value: "", label: "Tous" };

/** Referrals received by the DSDEN, the oldest first. */
export function ReferralsPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const { data: summary } = useQuery(referralsSummaryQuery);
  const { data: schools } = useQuery(schoolsQuery);
  const referrals = useQuery({ ...referralsQuery(filtersOf(search)), placeholderData: keepPreviousData });
  const fields = [
    { name: "etablissement", label: "Établissement", kind: "select" as const, options: [ALL, ...(schools ?? []).map(({ id, name }) => ({ value: id, label: name }))] },
    { name: "degre", label: "Degré", kind: "select" as const, options: [ALL, ...choicesOf(Degree)] },
    { name: "etat", label: "État", kind: "select" as const, options: [{ value: "", label: "À traiter" }, ...choicesOf(DsdenState)] },
  ];
  return (
    <>
      <PageHeader title="Saisines" lead="Quelles saisines attendent une décision, depuis quand, sont-elles complètes&nbsp;?" />
      <FilterBar
        fields={fields}
        values={search}
        onApply={(values) => void router.navigate({ href: addressOf("/saisines", { ...values, apres: undefined }) })}
        counters={countersOf(summary, search["etat"])}
        result={referrals.data === undefined ? "" : counted(referrals.data.items.length, "saisine affichée", "saisines affichées")}
      />
      <QueryPart query={referrals} lines={10}>
        {(page) => (
          <ReferralTable
            lines={page.items}
            busy={referrals.isPlaceholderData}
            filtered={Object.keys(search).length > 0}
            firstHref={search["apres"] === undefined ? null : addressOf("/saisines", { ...search, apres: undefined })}
            nextHref={page.next_cursor === null ? null : addressOf("/saisines", { ...search, apres: page.next_cursor })}
          />
        )}
      </QueryPart>
    </>
  );
}
