import { integer } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import type { Column } from "@/shared/ui/table";

import type { Publication } from "../../api";

type Share = Publication["platforms"][number];

/** What each platform gets, or got. */
export function ShareTable({ shares, published }: { shares: readonly Share[]; published: boolean }) {
  return (
    <DataTable
      caption={published ? "Ce que chaque plateforme a reçu" : "Ce que chaque plateforme reçoit"}
      columns={COLUMNS}
      rows={shares.filter(({ platform_id }) => platform_id !== null)}
      rowKey={({ platform_id }) => platform_id ?? ""}
      rowName={({ platform_name }) => platform_name ?? ""}
      empty={<p>Aucune plateforme ne reçoit de liste.</p>}
    />
  );
}

const COLUMNS: Column<Share>[] = [
  { key: "platform", header: "Plateforme", isRowHeader: true, card: "title", cell: (share) => share.platform_name },
  { key: "rows", header: "Jeunes", align: "right", card: "fact", cell: (share) => integer(share.rows) },
  { key: "confirm", header: "dont à confirmer", align: "right", card: "fact", cell: (share) => integer(share.to_confirm) },
  { key: "minors", header: "dont 16 ou 17 ans", align: "right", card: "fact", cell: (share) => integer(share.minors) },
  { key: "still", header: "dont déjà là", align: "right", card: "detail", cell: (share) => integer(share.still) },
];
