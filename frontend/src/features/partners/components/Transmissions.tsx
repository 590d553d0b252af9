import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { DisclosedField, Role } from "@/shared/api/reference.gen";
import { textInstant } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";

import { transmissionsQuery, type Transmission } from "../api";

const CHANNELS: Readonly<Record<string, string>> = { api: "Logiciel", web: "Page", file: "Fichier", webhook: "Notification" };

/** Who was told what, when, on which basis; a referral by its number, never a name. */
export function Transmissions({ partnerId }: { partnerId: string }) {
  const [cursors, setCursors] = useState<string[]>([]);
  const transmissions = useQuery(transmissionsQuery(partnerId, cursors.at(-1)));
  return (
    <section aria-labelledby="transmissions" className="rc-section">
      <h2 id="transmissions" className="fr-h5">
        Journal des transmissions
      </h2>
      <QueryPart query={transmissions} lines={4}>
        {({ items, next_cursor }) => (
          <>
            <DataTable caption="Transmissions, la dernière d’abord" columns={COLUMNS} rows={items} rowKey={({ id }) => id} rowName={({ at }) => textInstant(at)} empty={<p>Rien n’a encore été transmis à ce partenaire.</p>} />
            <div className="rc-actions">
              {cursors.length > 0 && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => setCursors(cursors.slice(0, -1))}>
                  Plus récentes
                </button>
              )}
              {next_cursor !== null && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => setCursors([...cursors, next_cursor])}>
                  Plus anciennes
                </button>
              )}
            </div>
          </>
        )}
      </QueryPart>
    </section>
  );
}

const COLUMNS: Column<Transmission>[] = [
  { key: "at", header: "Date", isRowHeader: true, card: "title", cell: (line) => textInstant(line.at) },
  { key: "who", header: "À qui", card: "fact", cell: (line) => labelOf(Role, line.actor_name) },
  { key: "channel", header: "Par", card: "fact", cell: (line) => labelOf(CHANNELS, line.channel) },
  { key: "fields", header: "Champs", card: "fact", cell: (line) => line.fields.map((field) => labelOf(DisclosedField, field)).join(", ") },
  { key: "basis", header: "Base", card: "detail", cell: (line) => line.legal_basis },
  { key: "referral", header: "Orientation", card: "detail", cell: (line) => <code>{line.referral_id.slice(0, 8)}…{line.referral_id.slice(-4)}</code> },
];
