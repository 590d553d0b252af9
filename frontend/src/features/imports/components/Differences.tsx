import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { Outcome } from "@/shared/api/reference.gen";
import { Counters } from "@/shared/ui/Counters";
import { DiffTable } from "@/shared/ui/DiffTable";
import { Pager } from "@/shared/ui/Pager";
import { QueryPart } from "@/shared/ui/QueryPart";

import { linesQuery, type Import, type ImportLine, type ImportOutcome } from "../api";
import { changesOf, labelFor, subjectWords, totals } from "../logic/outcomes";
import { LookAlikes } from "./LookAlikes";
import { Refusals } from "./Refusals";

interface Props {
  one: Import;
  outcome: ImportOutcome;
  cursor: string | undefined;
}

/** Outcome by outcome: links with counts, then the lines of the chosen one. */
export function Differences({ one, outcome, cursor }: Props) {
  const lines = useQuery({ ...linesQuery(one.id, outcome, cursor), placeholderData: keepPreviousData });
  const href = (chosen: ImportOutcome, after?: string): string =>
    `/imports/${one.id}?voir=${chosen}${after === undefined ? "" : `&apres=${after}`}`;
  return (
    <section aria-labelledby="differences" className="rc-section">
      <h2 id="differences" className="fr-h5">
        {Outcome[outcome]}
      </h2>
      <Counters
        counters={totals(one.counts).map(({ outcome: each, count }) => ({
          label: labelFor(each, count),
          count,
          href: href(each),
          current: each === outcome,
        }))}
      />
      <QueryPart query={lines} lines={8}>
        {({ items, next_cursor }) => (
          <>
            <Lines one={one} outcome={outcome} items={items} />
            <Pager paging={{ page: cursor === undefined ? 1 : 2, previousHref: cursor === undefined ? null : href(outcome), nextHref: next_cursor === null ? null : href(outcome, next_cursor) }} />
          </>
        )}
      </QueryPart>
    </section>
  );
}

function Lines({ one, outcome, items }: { one: Import; outcome: ImportOutcome; items: ImportLine[] }) {
  if (outcome === "look_alike") return <LookAlikes one={one} lines={items} />;
  if (outcome === "refused") return <Refusals lines={items} fileName={one.file_name} />;
  if (outcome === "changed") {
    const changes = items.flatMap((line) =>
      changesOf(line).map(({ label, before, after }) => ({ subject: `${line.title} (${subjectWords(line.subject)})`, field: label, before, after })),
    );
    return <DiffTable caption="Ce que le fichier change" changes={changes} />;
  }
  return (
    <ul className="rc-sheet">
      {items.map((line) => (
        <li key={line.id}>
          <p>
            {line.title} <span className="rc-mention">{subjectWords(line.subject)}</span>
          </p>
          {changesOf(line).length > 0 && (
            <p className="rc-mention">
              {changesOf(line)
                .filter(({ after, before }) => after !== null || before !== null)
                .map(({ label, before, after }) => `${label}\u00a0: ${after ?? before ?? ""}`)
                .join(" · ")}
            </p>
          )}
          {outcome === "missing" && <p className="rc-mention">Plus dans le fichier. Jamais effacé&nbsp;: à éclaircir avec la scolarité.</p>}
          {line.remarks.map((remark) => (
            <p key={remark} className="rc-mention">
              {remark}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
