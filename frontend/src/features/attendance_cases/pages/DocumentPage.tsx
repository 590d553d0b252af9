import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { Role } from "@/shared/api/reference.gen";
import { capitalised, deliveryWords, fileSize, longDate, textDate } from "@/shared/format";
import { DocumentPreview } from "@/shared/ui/DocumentPreview";
import { EvidenceList } from "@/shared/ui/EvidenceList";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { documentQuery, type DocumentSummary } from "../api";

/** A stored document as it was sent, and what became of it; never rendered again. */
export function DocumentPage() {
  const { documentId = "" } = useRouteParams();
  const opened = useQuery(documentQuery(documentId));
  requireRecord(opened.error);
  const caseId = opened.data?.line.case_id ?? null;
  return (
    <>
      <PageHeader
        title={opened.data?.line.title ?? "Document"}
        lead={opened.data === undefined ? "Qu’a-t-on envoyé, à qui, et est-ce arrivé\u00a0?" : `${capitalised(longDate(opened.data.line.written_on))}, n°\u00a0${opened.data.line.reference}`}
        breadcrumb={caseId === null ? [{ label: "Dossiers", href: "/dossiers" }] : [{ label: "Dossiers", href: "/dossiers" }, { label: "Pièces du dossier", href: `/dossiers/${caseId}/pieces` }]}
      />
      <QueryPart query={opened}>
        {(summary) => (
          <div className="rc-shape rc-shape--act">
            <DocumentPreview
              path={`/api/v1/documents/${documentId}`}
              title={summary.line.title}
              weight={`PDF, ${fileSize(summary.line.byte_count)}`}
              state="Version telle qu’envoyée"
              summary={null}
            />
            <Summary summary={summary} />
          </div>
        )}
      </QueryPart>
    </>
  );
}

function Summary({ summary: { line, kind_label, events } }: { summary: DocumentSummary }) {
  const facts = [
    ["Type", kind_label],
    ["Émis par", line.issuer_name],
    ["Signé par", line.signed_by === "" ? "non renseigné" : line.signed_by],
    ["Destinataires", line.deliveries.map((delivery) => delivery.recipient).join("\u00a0; ")],
    ["Empreinte", line.sha256.slice(0, 16)],
  ];
  const recipients = new Map(line.deliveries.map((delivery) => [delivery.id, delivery]));
  return (
    <div>
      <h2 className="fr-h6">Résumé</h2>
      <dl className="rc-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2 className="fr-h6">Où en sont les envois</h2>
      <ul>
        {line.deliveries.map((delivery) => (
          <li key={delivery.id}>
            {delivery.recipient}&nbsp;: {deliveryWords(delivery)}
          </li>
        ))}
      </ul>
      <h2 className="fr-h6">Preuves</h2>
      <EvidenceList
        items={events.map((event) => ({
          id: `${event.delivery_id}-${event.number}`,
          kind_label: recipients.get(event.delivery_id)?.channel_label ?? "Envoi",
          date: event.happened_on,
          state_label: `${uncapitalised(event.state_label)}${event.cause_label === null ? "" : `\u00a0: ${uncapitalised(event.cause_label)}`}, noté le ${textDate(event.recorded_at)}`,
          number: event.registered_number === "" ? null : event.registered_number,
          by: event.recorded_by_role === null ? "le service" : labelOf(Role, event.recorded_by_role),
        }))}
      />
    </div>
  );
}

/** « déposé à La Poste »: a proper name keeps its capitals. */
const uncapitalised = (words: string): string => words.charAt(0).toLocaleLowerCase("fr") + words.slice(1);
