import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { counted, longDate, today as presentDay } from "@/shared/format";
import { EmptyState } from "@/shared/ui/EmptyState";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { hearingsQuery, type Hearing } from "../api";
import { HearingLine } from "../components/HearingLine";
import { addressOf } from "../logic/lists";

/** The agenda of interviews, day by day; prints as the day's list. */
export function HearingsPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const hearings = useQuery(hearingsQuery(search["du"]));
  return (
    <>
      <PageHeader
        title="Entretiens"
        lead="Qui reçoit-on, quand, et où&nbsp;?"
        actions={
          <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => window.print()}>
            Imprimer la liste
          </button>
        }
      />
      <FilterBar
        fields={[{ name: "du", label: "Deux semaines à partir du", kind: "date" }]}
        values={search}
        onApply={(values) => void router.navigate({ href: addressOf("/entretiens", values) })}
        result={hearings.data === undefined ? "" : counted(hearings.data.items.length, "entretien")}
      />
      <QueryPart query={hearings}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState kind="closed" title="Aucun entretien dans ces deux semaines.">
              Un entretien apparaît ici quand une convocation est signée.
            </EmptyState>
          ) : (
            byDay(items).map(([day, lines]) => (
              <section key={day} aria-labelledby={`day-${day}`} className="rc-section">
                <h2 id={`day-${day}`} className="fr-h5">
                  {capitalised(longDate(day))}
                </h2>
                <ul className="rc-sheet">
                  {lines.map((line) => (
                    <HearingLine key={line.id} line={line} passed={day <= presentDay()} />
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </QueryPart>
    </>
  );
}

/** The server sends them in order: days follow each other. */
const byDay = (lines: Hearing[]): [string, Hearing[]][] =>
  [...new Set(lines.map((line) => line.day))].map((day) => [day, lines.filter((line) => line.day === day)]);

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
