import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";

import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { ContractState } from "@/shared/api/reference.gen";
import { counted, today as presentDay, typeset } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";
import { PersonHeader } from "@/shared/ui/PersonHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { listHolding, sequenceIn } from "@/shared/ui/recordList";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { contractQuery, type Contract } from "../api";
import { Act } from "../components/Act";
import { Record } from "../components/Record";
import { FULL_NAME } from "../logic/words";

/** What each promises, who has not signed yet, does it hold. */
export function ContractPage() {
  const { contractId = "" } = useRouteParams();
  const { acte } = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const query = useQuery(contractQuery(contractId));
  requireRecord(query.error);
  const contract = query.data?.body;
  if (contract === undefined) {
    return (
      <>
        <PageHeader title="Contrat de formation" breadcrumb={[{ label: "Contrats", href: "/contrats" }]} />
        <QueryPart query={query} lines={10}>
          {() => null}
        </QueryPart>
      </>
    );
  }
  const today = presentDay();
  const may = (permission: string): boolean => me?.permissions.includes(permission) === true;
  return (
    <>
      <Head contract={contract} tutor={may("tutor_log:write")} />
      {acte === undefined ? <Record key={contract.id} contract={contract} today={today} may={may} /> : <Act key={acte} contract={contract} name={acte} today={today} />}
    </>
  );
}

function Head({ contract, tutor }: { contract: Contract; tutor: boolean }) {
  const from = listHolding(contract.id);
  const list = tutor ? { label: "Mes contrats", href: "/tuteur" } : { label: "Contrats", href: "/contrats" };
  const back = from ?? (contract.follow_up_id === null ? list : { label: `Suivi de ${contract.first_name}`, href: `/suivis/${contract.follow_up_id}` });
  return (
    <PersonHeader
      key={contract.id}
      subject="Contrat de formation"
      name={contract}
      back={back}
      sequence={sequenceIn(from, contract.id, (id) => `/contrats/${id}`)}
      facts={[
        ...(contract.is_minor ? [{ label: "Âge", value: counted(contract.age, "an"), labelHidden: true }] : []),
        { label: "Formation", value: contract.place.formation, labelHidden: true },
        { label: "État", value: labelOf(ContractState, contract.state), labelHidden: true },
        { label: "Nom complet", value: FULL_NAME, labelHidden: true },
      ]}
      {...(contract.waiting !== "" && { situation: typeset(contract.waiting) })}
    />
  );
}
