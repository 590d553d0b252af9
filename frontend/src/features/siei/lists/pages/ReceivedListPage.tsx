import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { counted, dayOf, phoneNumber, tableDate, textDate } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { FilterBar } from "@/shared/ui/FilterBar";
import type { FilterValues } from "@/shared/ui/filters";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { PersonName } from "@/shared/ui/PersonName";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";
import { announceGesture } from "@/shared/ui/undo";

import { SIEI } from "../../api";
import { dayOfYear } from "../../logic/campaign";
import { receivedQuery, receiveList, type ReceivedRow } from "../api";
import { OutcomeForm } from "../components/OutcomeForm";
import { FIELDS_OF_RECEIVED, listHref, receivedFilters } from "../logic/filters";
import { ageWords, calledOf, nameOf, outcomeWords, placeWords, searchedSentence, stateWords } from "../logic/words";

const PATH = "/liste-siei";

/** Which young people does the last campaign give us, and what have we found? */
export function ReceivedListPage() {
  const search: FilterValues = useSearch({ strict: false });
  const router = useRouter();
  const { situation, age, entree, apres } = search;
  const values = { situation, age, entree };
  const query = useQuery({ ...receivedQuery(receivedFilters(values), apres), placeholderData: keepPreviousData });
  const first = query.data?.items[0];
  return (
    <>
      <PageHeader
        title="Liste du SIEI"
        lead={first === undefined ? "Les jeunes que le croisement des bases confie à votre plateforme." : `Campagne du ${dayOfYear(first.campaign_date)}, publiée le ${textDate(dayOf(first.published_at))}`}
      />
      {query.data !== undefined && <Receipt rows={query.data.items} />}
      <FilterBar
        fields={FIELDS_OF_RECEIVED}
        values={values}
        onApply={(next) => void router.navigate({ href: listHref(PATH, next) })}
        result={query.data === undefined ? "" : counted(query.data.items.length, "jeune affiché", "jeunes affichés")}
      />
      <QueryPart query={query} lines={12}>
        {({ items, next_cursor }) => (
          <>
            <ReceivedTable rows={items} busy={query.isPlaceholderData} filtered={situation !== undefined || age !== undefined || entree !== undefined} paging={pagingOf(apres, next_cursor, (after) => listHref(PATH, values, after))} />
            {items[0] !== undefined && <p className="rc-mention">{searchedSentence(items[0].searched_in)}</p>}
          </>
        )}
      </QueryPart>
      <p className="rc-mention">
        Vous voyez ces jeunes parce que vous les recherchez et les accompagnez (L.&nbsp;313-7 et L.&nbsp;313-8 du code de l’éducation). «&nbsp;À confirmer&nbsp;»&nbsp;: vérifiez d’abord, ce n’est pas un décrochage établi.
      </p>
    </>
  );
}

/** « Liste reçue »: said once, for all that came. */
function Receipt({ rows }: { rows: readonly ReceivedRow[] }) {
  const client = useQueryClient();
  const receiving = useMutation({
    mutationFn: () => receiveList(newIdempotencyKey()),
    onSuccess: async ({ count }) => {
      announceGesture({ message: `Réception accusée pour ${counted(count, "jeune")}.` });
      await client.invalidateQueries({ queryKey: [...SIEI, "received"] });
    },
  });
  if (receiving.isError) return <ProblemAlert error={receiving.error} />;
  if (!rows.some(({ received_at }) => received_at === null)) return null;
  return (
    <div className="rc-row rc-no-print">
      <p>Cette liste attend votre accusé de réception.</p>
      <button type="button" className="fr-btn fr-btn--sm" aria-disabled={receiving.isPending} onClick={() => (receiving.isPending ? undefined : receiving.mutate())}>
        Accuser réception de la liste
      </button>
    </div>
  );
}

interface TableProps {
  rows: ReceivedRow[];
  busy: boolean;
  filtered: boolean;
  paging: ReturnType<typeof pagingOf>;
}

function ReceivedTable({ rows, busy, filtered, paging }: TableProps) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <DataTable
      caption="Jeunes confiés à votre plateforme par la dernière campagne, par nom"
      columns={columnsOf(open, setOpen)}
      rows={rows}
      rowKey={(row) => row.id}
      rowName={(row) => calledOf(row)}
      panel={{ openKey: open, render: (row) => <OutcomeForm key={row.version} row={row} onDone={() => setOpen(null)} /> }}
      busy={busy}
      paging={paging}
      empty={
        filtered ? (
          <EmptyState kind="filtered" title="Aucun jeune avec ces filtres." />
        ) : (
          <EmptyState kind="never" title="Aucune liste reçue pour l’instant.">
            Elle arrive ici le jour où une campagne du SIEI est publiée.
          </EmptyState>
        )
      }
    />
  );
}

function columnsOf(open: string | null, setOpen: (key: string | null) => void): Column<ReceivedRow>[] {
  return [
    {
      key: "young", header: "Jeune", isRowHeader: true, card: "title",
      cell: (row) => (
        <>
          <PersonName name={nameOf(row)} />
          <span className="rc-mention rc-block">{ageWords(row)}</span>
        </>
      ),
    },
    { key: "reach", header: "Joindre", card: "fact", cell: (row) => <Reach row={row} /> },
    { key: "formation", header: "Dernière formation", card: "fact", cell: (row) => <LastSchool row={row} /> },
    {
      key: "state", header: "Statut", card: "fact",
      cell: (row) => (
        <>
          {row.state === "to_confirm" ? <strong>À confirmer</strong> : stateWords({ state: row.state, removed_because: null })}
          <span className="rc-mention rc-block">{[row.known_before ? "déjà sur la liste précédente" : "nouveau", row.known_to_mission_locale && "connu de la mission locale"].filter((part) => part !== false).join(", ")}</span>
        </>
      ),
    },
    {
      key: "outcome", header: "Constat", card: "action",
      cell: (row) => (
        <>
          {row.outcome !== null && <span className="rc-mention rc-block">{outcomeWords(row)}</span>}
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open === row.id} onClick={() => setOpen(open === row.id ? null : row.id)}>
            {row.outcome === null ? "Dire ce que j’ai constaté" : "Corriger"}
            <span className="fr-sr-only">, {calledOf(row)}</span>
          </button>
        </>
      ),
    },
  ];
}

function Reach({ row }: { row: ReceivedRow }) {
  const place = [row.postal_code, placeWords(row)].filter((part) => part !== null).join(" ");
  return (
    <>
      {row.phone === null ? <span className="rc-mention rc-nowrap">téléphone inconnu</span> : <a className="rc-nowrap" href={`tel:${row.phone}`}>{phoneNumber(row.phone)}</a>}
      <span className="rc-mention rc-block">{place === "" ? "commune non renseignée" : place}</span>
    </>
  );
}

function LastSchool({ row: { last_formation, last_school_name, left_on } }: { row: ReceivedRow }) {
  const parts = [last_formation ?? "formation non renseignée", left_on !== null && `sortie le ${tableDate(left_on)}`].filter((part) => part !== false);
  return (
    <>
      {parts.join(", ")}
      <span className="rc-mention rc-block">{last_school_name ?? "établissement hors du service"}</span>
    </>
  );
}
