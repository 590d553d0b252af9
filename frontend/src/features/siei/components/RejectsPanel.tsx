import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { SourceKind as KINDS } from "@/shared/api/reference.gen";
import { integer, typeset } from "@/shared/format";
import { QueryPart } from "@/shared/ui/QueryPart";

import { rejectsQuery, type SourceKind } from "../api";

/** Lines that were set aside: where, by which rule, what to do; never what they hold. */
export function RejectsPanel({ campaignId, kind }: { campaignId: string; kind: SourceKind }) {
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const rejects = useQuery(rejectsQuery(campaignId, kind, cursor));
  return (
    <QueryPart query={rejects} lines={3}>
      {({ items, next_cursor }) => (
        <>
          <table className="rc-why__table">
            <caption>Lignes écartées, {labelOf(KINDS, kind)}. Leur contenu n’est pas conservé.</caption>
            <thead>
              <tr>
                <th scope="col">Ligne</th>
                <th scope="col">Colonne</th>
                <th scope="col">Règle</th>
                <th scope="col">Que faire</th>
              </tr>
            </thead>
            <tbody>
              {items.map((line) => (
                <tr key={line.id}>
                  <th scope="row">
                    {integer(line.line)}
                    {line.found_by === "crossing" && " de la copie gardée"}
                  </th>
                  <td>{line.field === "" ? "toute la ligne" : line.field}</td>
                  <td>{typeset(line.rule)}</td>
                  <td>{typeset(line.remedy)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {(cursor !== undefined || next_cursor !== null) && (
            <div className="rc-actions">
              {cursor !== undefined && (
                <button type="button" className="rc-disclosure" onClick={() => setCursor(undefined)}>
                  Première page
                </button>
              )}
              {next_cursor !== null && (
                <button type="button" className="rc-disclosure" onClick={() => setCursor(next_cursor)}>
                  Lignes suivantes
                </button>
              )}
            </div>
          )}
        </>
      )}
    </QueryPart>
  );
}
