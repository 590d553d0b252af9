import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { ContractState } from "@/shared/api/reference.gen";
import { counted, sentenceName, today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { contractsQuery } from "../api";
import { TutorBlock } from "../components/TutorBlock";
import { forTutor } from "../logic/lists";

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
          const [open, over] = forTutor(items);
          return (
            <>
              <p role="status">{counted(open.length, "contrat ouvert", "contrats ouverts")}</p>
              {open.map((line) => (
                <TutorBlock key={line.id} line={line} today={today()} />
              ))}
              {over.length > 0 && (
                <Disclosure label={over.length === 1 ? "Le contrat terminé" : `Les ${over.length} contrats terminés`}>
                  <ul className="rc-sheet">
                    {over.map((line) => (
                      <li key={line.id}>
                        <AppLink href={`/contrats/${line.id}`}>{sentenceName(line)}</AppLink>
                        <p className="rc-mention">
                          {line.formation}, {labelOf(ContractState, line.state).toLocaleLowerCase("fr")}
                        </p>
                      </li>
                    ))}
                  </ul>
                </Disclosure>
              )}
            </>
          );
        }}
      </QueryPart>
    </div>
  );
}
