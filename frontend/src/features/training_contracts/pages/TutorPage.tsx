import { useQuery } from "@tanstack/react-query";

import { counted, today } from "@/shared/format";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { contractsQuery } from "../api";
import { TutorBlock } from "../components/TutorBlock";

/** How are the young people one accompanies, what was promised. Nothing else of their records. */
export function TutorPage() {
  const contracts = useQuery(contractsQuery({ view: "mine", limit: 50 }));
  return (
    <div className="rc-work">
      <PageHeader title="Mes contrats" lead="Comment va le jeune que j’accompagne, qu’ai-je promis&nbsp;?" />
      <QueryPart query={contracts}>
        {({ items }) => {
          if (items.length === 0) {
            return (
              <EmptyState kind="never" title="Aucun contrat pour l’instant.">
                Quand une plateforme vous choisit comme tuteur, le contrat arrive ici pour être lu et signé.
              </EmptyState>
            );
          }
          return (
            <>
              <p role="status">{counted(items.length, "contrat", "contrats")}</p>
              {items.map((line) => (
                <TutorBlock key={line.id} line={line} today={today()} />
              ))}
            </>
          );
        }}
      </QueryPart>
    </div>
  );
}
