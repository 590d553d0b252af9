import { useQuery } from "@tanstack/react-query";

import { deliveryWords, fileSize, textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { QueryPart } from "@/shared/ui/QueryPart";

import { caseDocumentsQuery, type DocumentLine } from "../api";

/** Letters and records of a case, each with what became of its envelopes. */
export function CaseDocuments({ caseId, limit }: { caseId: string; limit?: number }) {
  const documents = useQuery(caseDocumentsQuery(caseId));
  return (
    <QueryPart query={documents} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="rc-mention">Aucune pièce pour l’instant. Les courriers d’une étape apparaissent ici une fois écrits.</p>
        ) : (
          <ul className="rc-sheet">
            {items.slice(0, limit).map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        )
      }
    </QueryPart>
  );
}

function Line({ line }: { line: DocumentLine }) {
  return (
    <li>
      <p>
        <span className="fr-icon-file-text-line fr-icon--sm" aria-hidden="true" />{" "}
        <AppLink className="fr-link" href={`/documents/${line.id}`}>
          {line.title}
        </AppLink>
        , {textDate(line.written_on)} <span className="rc-mention">(PDF, {fileSize(line.byte_count)})</span>
      </p>
      {line.deliveries.map((delivery) => (
        <p key={delivery.id} className="rc-mention">
          {delivery.recipient}&nbsp;: {deliveryWords(delivery)}
        </p>
      ))}
    </li>
  );
}
