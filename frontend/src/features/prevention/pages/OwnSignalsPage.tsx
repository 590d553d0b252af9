import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";

import { today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { Pager } from "@/shared/ui/Pager";
import { pagingOf } from "@/shared/ui/paging";
import { PersonName } from "@/shared/ui/PersonName";
import { QueryPart } from "@/shared/ui/QueryPart";

import { ownSignalsQuery, type OwnSignal } from "../api";
import { dueWords, trailOf } from "../logic/signal";

/** What became of one's own concerns: where they are, the kind of the decision, never its content. */
export function OwnSignalsPage() {
  const cursor = useSearch({ strict: false })["suite"];
  const query = useQuery(ownSignalsQuery(cursor));
  return (
    <>
      <PageHeader
        title="Suites données"
        lead="Que sont devenues les inquiétudes que j’ai signalées&nbsp;?"
        actions={
          <AppLink className="fr-btn fr-btn--sm fr-btn--secondary" href="/signaler">
            Signaler une inquiétude
          </AppLink>
        }
      />
      <QueryPart query={query}>
        {({ items, next_cursor }) =>
          items.length === 0 ? (
            <EmptyState kind="never" title="Vous n’avez signalé aucune inquiétude.">
              Ce que devient chacune s’affiche ici. Vous seul voyez cette liste.
            </EmptyState>
          ) : (
            <>
              <ul className="rc-sheet rc-work">
                {items.map((signal) => (
                  <Line key={signal.id} signal={signal} />
                ))}
              </ul>
              <Pager paging={pagingOf(cursor, next_cursor, (suite) => (suite === undefined ? "/suites-donnees" : `/suites-donnees?suite=${suite}`))} />
            </>
          )
        }
      </QueryPart>
    </>
  );
}

function Line({ signal }: { signal: OwnSignal }) {
  const due = dueWords(signal, today());
  return (
    <li>
      <p>
        <strong>
          <PersonName name={signal} />
        </strong>
        {signal.class_name !== null && <span className="rc-mention"> · {signal.class_name}</span>}
      </p>
      <ol className="rc-trail">
        {trailOf(signal).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {due !== null && <p className="rc-mention">{due}</p>}
    </li>
  );
}
