import { useQuery } from "@tanstack/react-query";

import { isWaiting, rollsOfDayQuery } from "@/shared/api/rolls";
import { today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { QueryPart } from "@/shared/ui/QueryPart";

const SHOWN = 5;

/** The rolls of the half-day: how many are done, which classes have none. */
export function RollsToday() {
  const query = useQuery(rollsOfDayQuery(today()));
  return (
    <section aria-labelledby="rolls-today">
      <h2 id="rolls-today" className="fr-h5">
        Appels du jour
      </h2>
      <QueryPart query={query} lines={3}>
        {({ items, closed }) => {
          const now = new Date();
          const begun = items.filter((line) => line.status === "taken" || isWaiting(line, now));
          const waiting = items.filter((line) => isWaiting(line, now));
          if (closed !== null) return <p>Établissement fermé&nbsp;: {closed}.</p>;
          if (begun.length === 0) return <p>Aucun cours n’a commencé.</p>;
          return (
            <>
              <p>
                {begun.length - waiting.length} faits sur {begun.length}
              </p>
              <progress className="rc-progress" aria-label="Appels faits" value={begun.length - waiting.length} max={begun.length} />
              {waiting.length > 0 && (
                <>
                  <p>Non faits&nbsp;: {waiting.slice(0, SHOWN).map((line) => line.class_name).join(", ")}{waiting.length > SHOWN ? "…" : "."}</p>
                  <AppLink className="fr-link" href="/appels?etat=non-faits">
                    Relancer
                  </AppLink>
                </>
              )}
            </>
          );
        }}
      </QueryPart>
    </section>
  );
}
