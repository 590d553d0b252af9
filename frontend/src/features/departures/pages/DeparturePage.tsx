import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { DepartureState } from "@/shared/api/reference.gen";
import { counted, typeset } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";
import { PersonHeader } from "@/shared/ui/PersonHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { listHolding, sequenceIn } from "@/shared/ui/recordList";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { departureQuery } from "../api";
import { Record } from "../components/Record";
import { situationWords } from "../logic/words";

/** A departure: what was done, what is missing, who follows. */
export function DeparturePage() {
  const { departureId = "" } = useRouteParams();
  const query = useQuery(departureQuery(departureId));
  requireRecord(query.error);
  const page = query.data?.body;
  if (page === undefined) {
    return (
      <>
        <PageHeader title="Sortie" breadcrumb={[{ label: "Sorties", href: "/sorties" }]} />
        <QueryPart query={query} lines={10}>
          {() => null}
        </QueryPart>
      </>
    );
  }
  const from = listHolding(departureId);
  return (
    <>
      <PersonHeader
        key={departureId}
        subject="Sortie"
        name={page}
        back={from ?? { label: "Sorties", href: "/sorties" }}
        sequence={sequenceIn(from, departureId, (id) => `/sorties/${id}`)}
        facts={[
          { label: "Classe", value: page.class_name ?? "sans classe" },
          { label: "Établissement", value: page.school_name, labelHidden: true },
          { label: "Âge", value: counted(page.age, "an"), labelHidden: true },
          { label: "État", value: labelOf(DepartureState, page.departure.state), labelHidden: true },
        ]}
        situation={typeset(situationWords(page))}
      />
      <Record key={`${departureId}-record`} page={page} />
    </>
  );
}
