import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { today } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";

import { DelegationForm } from "../components/DelegationForm";
import { datesOf, VALIDITY_WORDS, validityOf, verdictOf } from "../logic/settings";
import { delegationsQuery, type Delegation } from "../settingsApi";

/** Who signs for the DASEN, since when, under which arrêté. */
export function DelegationsPage() {
  const delegations = useQuery(delegationsQuery);
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title="Délégations de signature"
        lead="Qui signe les avertissements, les convocations et les saisines du procureur, et en vertu de quel arrêté&nbsp;?"
        actions={
          <button type="button" className={adding ? "fr-btn fr-btn--secondary" : "fr-btn"} aria-expanded={adding} onClick={() => setAdding(!adding)}>
            Inscrire un arrêté
          </button>
        }
      />
      {adding && (
        <section aria-labelledby="new-delegation" className="rc-box">
          <h2 id="new-delegation" className="fr-h6">
            Nouvelle délégation
          </h2>
          <DelegationForm onDone={() => setAdding(false)} />
        </section>
      )}
      <QueryPart query={delegations}>
        {(lines) => (
          <>
            {lines.length > 0 && <Verdict lines={lines} />}
            <DataTable
              caption="Délégations de signature, les plus récentes d’abord"
              columns={columnsOf(open, (id) => setOpen(open === id ? null : id))}
              rows={lines}
              rowKey={(line) => line.id}
              rowName={(line) => line.holder_name}
              panel={{ openKey: open, render: (line) => <DelegationForm key={line.version} delegation={line} onDone={() => setOpen(null)} /> }}
              empty={
                <EmptyState kind="never" title="Aucune délégation inscrite.">
                  Sans délégation en vigueur, personne ne peut signer un acte du DASEN. Inscrivez l’arrêté de chaque signataire.
                </EmptyState>
              }
            />
          </>
        )}
      </QueryPart>
    </>
  );
}

function Verdict({ lines }: { lines: Delegation[] }) {
  const { blocked, sentence } = verdictOf(lines, today());
  return (
    <p role="status" className={blocked ? "rc-strong" : undefined}>
      {blocked && <span className="fr-icon-warning-line fr-icon--sm" aria-hidden="true" />} {sentence}
    </p>
  );
}

function columnsOf(open: string | null, toggle: (id: string) => void): Column<Delegation>[] {
  return [
    { key: "holder", header: "Titulaire", isRowHeader: true, card: "title", cell: (line) => line.holder_name },
    { key: "reference", header: "Arrêté", card: "fact", cell: (line) => line.reference },
    { key: "dates", header: "Dates", card: "fact", cell: datesOf },
    { key: "state", header: "État", card: "fact", cell: (line) => VALIDITY_WORDS[validityOf(line, today())] },
    {
      key: "gesture",
      header: "Geste",
      card: "action",
      cell: (line) => (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open === line.id} onClick={() => toggle(line.id)}>
          Corriger ou mettre fin
          <span className="fr-sr-only">, délégation de {line.holder_name}</span>
        </button>
      ),
    },
  ];
}
