import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { PlanState, SchemeCode } from "@/shared/api/reference.gen";
import { tableDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { QueryPart } from "@/shared/ui/QueryPart";

import { plansQuery } from "../api";

interface Props {
  student: { id: string; first_name: string };
  writes: boolean;
}

/** What this pupil is or was offered, those that are over included. */
export function Plans({ student, writes }: Props) {
  const query = useQuery(plansQuery(student.id));
  return (
    <>
      {writes && (
        <p className="rc-actions rc-no-print">
          <AppLink className="fr-btn fr-btn--sm" href={`/accompagnements/nouveau?eleve=${student.id}`}>
            Proposer un accompagnement
          </AppLink>
          <AppLink className="fr-btn fr-btn--sm fr-btn--tertiary" href={`/accompagnements/catalogue?eleve=${student.id}`}>
            Ce qui est ouvert à {student.first_name}
          </AppLink>
        </p>
      )}
      <QueryPart query={query}>
        {({ items }) => (
          <DataTable
            caption={`Accompagnements de ${student.first_name}`}
            rows={items}
            rowKey={(row) => row.id}
            rowName={(row) => labelOf(SchemeCode, row.scheme)}
            columns={[
              { key: "scheme", header: "Dispositif", isRowHeader: true, cell: (row) => <AppLink href={`/accompagnements/${row.id}`}>{labelOf(SchemeCode, row.scheme)}</AppLink> },
              { key: "state", header: "État", cell: (row) => labelOf(PlanState, row.state) },
              { key: "from", header: "Début", cell: (row) => day(row.starts_on) },
              { key: "to", header: "Fin", cell: (row) => day(row.closed_on ?? row.ends_on) },
              { key: "review", header: "Prochain bilan", cell: (row) => day(row.closed_on === null ? row.next_review_on : null) },
              { key: "lead", header: "Responsable", cell: (row) => row.lead_name ?? <span className="rc-mention">à désigner</span> },
            ]}
            empty={
              <EmptyState kind="never" title="Aucun accompagnement.">
                Un PPRE, un tutorat ou un autre dispositif se propose ici. La famille dit oui ou non.
              </EmptyState>
            }
          />
        )}
      </QueryPart>
    </>
  );
}

const day = (value: string | null) => (value === null ? <span className="rc-mention">non renseigné</span> : tableDate(value));
