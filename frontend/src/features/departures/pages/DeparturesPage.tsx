import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { choicesOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { DepartureGround, DepartureState } from "@/shared/api/reference.gen";
import { counted, today as presentDay } from "@/shared/format";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { QueryPart } from "@/shared/ui/QueryPart";

import { departuresQuery } from "../api";
import { DepartureTable } from "../components/DepartureTable";
import { filtersOf, listHref } from "../logic/lists";

const STATES = choicesOf(DepartureState, ["to_clarify", "preparing", "left", "settled", "followed", "returned", "withdrawn"]);

/** Who leaves, why, and who follows; for a DSDEN, whom it looks for. */
export function DeparturesPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const receives = me?.permissions.includes("departures:receive") === true;
  const title = receives ? "Élèves à retrouver" : "Sorties";
  const departures = useQuery({ ...departuresQuery(filtersOf(search)), placeholderData: keepPreviousData });
  const fields = [
    { name: "etat", label: "État", kind: "select" as const, options: [{ value: "", label: "En cours" }, ...STATES] },
    { name: "motif", label: "Motif", kind: "select" as const, options: [{ value: "", label: "Tous" }, ...choicesOf(DepartureGround)] },
  ];
  return (
    <>
      <PageHeader
        title={title}
        lead={
          receives
            ? "Quels élèves de moins de 16\u00a0ans n’ont plus d’inscription connue, et lesquels cherchez-vous\u00a0?"
            : "Qui part, qui ne vient plus, et que reste-t-il à faire avant\u00a0? Personne n’est radié sans ces étapes."
        }
      />
      <FilterBar
        fields={fields}
        values={search}
        onApply={(values) => void router.navigate({ href: listHref({ ...values, apres: undefined }) })}
        result={departures.data === undefined ? "" : counted(departures.data.items.length, "dossier affiché", "dossiers affichés")}
      />
      <QueryPart query={departures} lines={8}>
        {(page) => (
          <DepartureTable
            lines={page.items}
            today={presentDay()}
            title={title}
            busy={departures.isPlaceholderData}
            filtered={search["etat"] !== undefined || search["motif"] !== undefined}
            receives={receives}
            paging={pagingOf(search["apres"], page.next_cursor, (apres) => listHref({ ...search, apres }))}
          />
        )}
      </QueryPart>
    </>
  );
}
