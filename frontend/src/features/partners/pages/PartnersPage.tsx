import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { PartnerType } from "@/shared/api/reference.gen";
import { counted, textInstant } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";

import { partnersQuery, type PartnerLine } from "../api";
import { useMayManage } from "../useMayManage";
import { PartnerForm } from "../components/PartnerForm";

/** Who receives young people, and by what means. */
export function PartnersPage() {
  const { apres } = useSearch({ strict: false });
  const [adding, setAdding] = useState(false);
  const may = useMayManage();
  const partners = useQuery(partnersQuery(apres));
  return (
    <>
      <PageHeader
        title="Partenaires"
        lead="Quelles structures reçoivent des jeunes, par quel moyen, et que leur transmettons-nous&nbsp;?"
        actions={
          may && (
            <button type="button" className="fr-btn" aria-expanded={adding} onClick={() => setAdding(!adding)}>
              Ajouter un partenaire
            </button>
          )
        }
      />
      {adding && <PartnerForm onDone={() => setAdding(false)} />}
      <QueryPart query={partners} lines={6}>
        {({ items, next_cursor }) => (
          <DataTable
            caption="Partenaires, par ordre alphabétique"
            columns={COLUMNS}
            rows={items}
            rowKey={(line) => line.id}
            rowName={(line) => line.name}
            paging={{
              page: apres === undefined ? 1 : 2,
              previousHref: apres === undefined ? null : "/partenaires",
              nextHref: next_cursor === null ? null : `/partenaires?apres=${next_cursor}`,
            }}
            empty={<EmptyState kind="never" title="Aucun partenaire n’est encore déclaré." />}
          />
        )}
      </QueryPart>
    </>
  );
}

const COLUMNS: Column<PartnerLine>[] = [
  {
    key: "name",
    header: "Structure",
    isRowHeader: true,
    card: "title",
    cell: (line) => (
      <>
        <AppLink className="fr-link" href={`/partenaires/${line.id}`}>
          {line.name}
        </AppLink>
        {line.is_sandbox && <span className="rc-mention rc-block">Bac à sable&nbsp;: données inventées</span>}
      </>
    ),
  },
  { key: "type", header: "Type", card: "fact", cell: (line) => labelOf(PartnerType, line.partner_type) },
  { key: "contact", header: "Contact", card: "fact", cell: (line) => (line.contact_email === "" ? "non renseigné" : line.contact_email) },
  { key: "clients", header: "Logiciels reliés", card: "fact", cell: (line) => (line.clients === 0 ? "aucun" : counted(line.clients, "logiciel")) },
  { key: "used", header: "Dernier usage", card: "fact", cell: (line) => (line.last_used_at === null ? "jamais" : textInstant(line.last_used_at)) },
  { key: "state", header: "État", card: "fact", cell: (line) => (line.suspended_at === null ? "Actif" : <strong>Suspendu</strong>) },
];
