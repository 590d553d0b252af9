import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { schoolsQuery } from "@/shared/api/schoolList";
import { SchoolKind } from "@/shared/api/reference.gen";
import { counted } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { AddSchool } from "../components/AddSchool";

/** Schools, for administrators. */
export function SchoolsPage() {
  const schools = useQuery(schoolsQuery);
  return (
    <>
      <PageHeader
        title="Établissements"
        lead={schools.data === undefined ? "Quels établissements utilisent le service\u00a0?" : `${counted(schools.data.length, "établissement utilise", "établissements utilisent")} le service.`}
      />
      <AddSchool />
      <QueryPart query={schools}>
        {(items) => (
          <DataTable
            caption="Établissements"
            columns={[
              { key: "name", header: "Établissement", isRowHeader: true, card: "title", cell: (line) => line.name },
              { key: "uai", header: "UAI", card: "fact", cell: (line) => line.uai },
              { key: "kind", header: "Type", card: "fact", cell: (line) => labelOf(SchoolKind, line.kind) },
              { key: "department", header: "Département", card: "fact", cell: (line) => line.department_code },
            ]}
            rows={items}
            rowKey={(line) => line.id}
            rowName={(line) => line.name}
            empty={<EmptyState kind="never" title="Aucun établissement." />}
          />
        )}
      </QueryPart>
    </>
  );
}
