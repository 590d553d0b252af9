import { useState } from "react";

import { deliveryWords, tableDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import type { Column } from "@/shared/ui/table";

import type { Outgoing } from "../api";
import { NoteForm } from "./NoteForm";
import { SendAgain } from "./SendAgain";

/** Each envelope and what became of it; noted in place, former notes stay readable as evidence. */
export function Deliveries({ lines }: { lines: Outgoing[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const columns: Column<Outgoing>[] = [
    { key: "written", header: "Écrit le", card: "fact", cell: (line) => tableDate(line.written_on) },
    {
      key: "letter",
      header: "Courrier",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <>
          <AppLink href={`/documents/${line.document_id}`}>{line.title}</AppLink>
          <span className="rc-mention rc-block">
            {line.student_name}, {line.school_name}
          </span>
        </>
      ),
    },
    { key: "recipient", header: "Destinataire", card: "fact", cell: (line) => line.recipient },
    { key: "state", header: "État", card: "fact", cell: (line) => (line.is_failure ? <strong>{deliveryWords(line)}</strong> : deliveryWords(line)) },
    {
      key: "note",
      header: "Suite",
      card: "action",
      cell: (line) =>
        line.channel === "online" || line.channel === "mail" ? (
          <span className="rc-mention">suivi automatique</span>
        ) : (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open === line.id} onClick={() => setOpen(open === line.id ? null : line.id)}>
            Noter<span className="fr-sr-only"> ce que devient le courrier à {line.recipient}</span>
          </button>
        ),
    },
  ];
  return (
    <DataTable
      caption="Courriers suivis, ceux qui n’arrivent pas d’abord"
      columns={columns}
      rows={lines}
      rowKey={(line) => line.id}
      rowName={(line) => `le courrier à ${line.recipient}`}
      panel={{ openKey: open, render: (line) => <Following line={line} onDone={() => setOpen(null)} /> }}
      empty={<EmptyState kind="never" title="Aucun courrier à suivre pour l’instant." />}
    />
  );
}

function Following({ line, onDone }: { line: Outgoing; onDone: () => void }) {
  return (
    <>
      {(line.state === "returned" || line.state === "no_address") && <SendAgain line={line} onDone={onDone} />}
      <NoteForm line={line} onDone={onDone} />
    </>
  );
}
