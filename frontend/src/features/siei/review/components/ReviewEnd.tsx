import { useQuery } from "@tanstack/react-query";

import { clockTime, counted } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { QueryPart } from "@/shared/ui/QueryPart";

import { reviewQuery, type Holder } from "../api";

interface Props {
  campaignId: string;
  holders: readonly Holder[];
  left: number;
  /** Absent once the lists are published. */
  onAskAgain?: () => void;
}

/** Nothing more for this reader: what the review lets one say, and what comes next. */
export function ReviewEnd({ campaignId, holders, left, onAskAgain }: Props) {
  const query = useQuery(reviewQuery(campaignId));
  const done = left === 0;
  return (
    <>
      <EmptyState
        kind="done"
        title={onAskAgain === undefined ? "La revue est terminée." : done ? "Toutes les paires sont relues." : "Plus aucune paire pour vous."}
        action={
          done ? (
            <AppLink className="fr-btn" href={`/siei/${campaignId}/liste`}>
              Voir la liste
            </AppLink>
          ) : (
            <button type="button" className="fr-btn" onClick={onAskAgain}>
              Chercher d’autres paires
            </button>
          )
        }
      >
        {onAskAgain === undefined ? "Les listes sont publiées." : done ? "La liste tient compte de chaque réponse. Elle peut être publiée." : `${counted(left, "paire reste", "paires restent")} à lire par une autre personne.`}
      </EmptyState>
      {holders.length > 0 && (
        <ul>
          {holders.map(({ name, pairs, until }) => (
            <li key={name}>
              En cours chez {name}&nbsp;: {counted(pairs, "paire")}, jusqu’à {clockTime(until)}.
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="rightness" className="rc-section">
        <h2 id="rightness" className="fr-h5">
          Ce que la revue permet de dire
        </h2>
        <QueryPart query={query} lines={2}>
          {({ links_sentence, readers_sentence }) => (
            <ul>
              <li>{links_sentence}</li>
              <li>{readers_sentence}</li>
            </ul>
          )}
        </QueryPart>
      </section>
    </>
  );
}
