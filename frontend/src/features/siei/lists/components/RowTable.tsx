import { tableDate } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import type { Paging } from "@/shared/ui/Pager";
import { PersonName } from "@/shared/ui/PersonName";
import type { Column } from "@/shared/ui/table";

import type { Row } from "../api";
import { ageWords, calledOf, nameOf, outcomeWords, placeWords, searchedShort, stateWords } from "../logic/words";

interface Props {
  rows: Row[];
  caption: string;
  paging: Paging;
  busy: boolean;
  filtered: boolean;
  platforms: boolean;
}

/** The young people of a list, by name: where they were looked for, and how sure it is. */
export function RowTable({ rows, caption, paging, busy, filtered, platforms }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={columnsOf(platforms)}
      rows={rows}
      rowKey={(row) => row.id}
      rowName={(row) => calledOf(row)}
      paging={paging}
      busy={busy}
      empty={
        filtered ? (
          <EmptyState kind="filtered" title="Aucun jeune avec ces filtres." />
        ) : (
          <EmptyState kind="done" title="Personne sur cette liste.">
            Tous les jeunes sortis de formation ont été retrouvés dans une base.
          </EmptyState>
        )
      }
    />
  );
}

/** The platform is told where there are several. */
const columnsOf = (platforms: boolean): Column<Row>[] => [
  {
    key: "young", header: "Jeune", isRowHeader: true, card: "title",
    cell: (row) => (
      <>
        <PersonName name={nameOf(row)} />
        <span className="rc-mention rc-block">{ageWords(row)}</span>
      </>
    ),
  },
  {
    key: "place", header: "Commune", card: "fact",
    cell: (row) => (
      <>
        {placeWords(row) ?? <span className="rc-mention">non renseignée</span>}
        {(platforms || row.platform_name === null) && <span className="rc-mention rc-block">{row.platform_name ?? "sans plateforme"}</span>}
      </>
    ),
  },
  { key: "formation", header: "Dernière formation", card: "fact", cell: (row) => <LastFormation row={row} /> },
  { key: "searched", header: "Cherché dans", card: "detail", cell: (row) => searchedShort(row.searched_in) },
  { key: "known", header: "Mission locale", card: "detail", cell: (row) => (row.known_to_mission_locale ? "connu" : <span className="rc-mention">inconnu</span>) },
  {
    key: "state", header: "Statut", card: "fact",
    cell: (row) => (
      <>
        {row.state === "to_confirm" ? <strong>{stateWords(row)}</strong> : stateWords(row)}
        <span className="rc-mention rc-block">{outcomeWords(row) ?? (row.known_before ? "déjà sur la liste précédente" : "nouveau")}</span>
      </>
    ),
  },
];

/** « CAP Cuisine », and the day they left it. */
function LastFormation({ row }: { row: Row }) {
  return (
    <>
      {row.last_formation ?? <span className="rc-mention">non renseignée</span>}
      <span className="rc-mention rc-block">{row.left_on === null ? "sortie non datée" : `sortie le ${tableDate(row.left_on)}`}</span>
    </>
  );
}
