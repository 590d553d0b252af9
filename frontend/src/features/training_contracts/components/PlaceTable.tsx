import { tableDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import type { Column } from "@/shared/ui/table";

import { heldWords, levelWords, roomWords, whereWords } from "../logic/places";
import type { PlaceLine } from "../placesApi";
import { PlaceChange } from "./PlaceChange";

interface Props {
  places: PlaceLine[];
  /** For whom a place is held; nobody when one only looks. */
  seeker: { name: string; pending: string | null; has: ReadonlySet<string>; hold: (place: PlaceLine) => void } | null;
  holds: boolean;
  changes: boolean;
  today: string;
  busy: boolean;
  filtered: boolean;
  cleared: string;
  open: string | null;
  onOpen: (id: string | null) => void;
}

/** One entry a row, the nearest first, else the next one. */
export function PlaceTable({ places, seeker, holds, changes, today, busy, filtered, cleared, open, onOpen }: Props) {
  return (
    <DataTable
      caption={seeker === null ? "Places du réseau, la prochaine entrée d’abord" : `Places du réseau, la plus proche de chez ${seeker.name} d’abord`}
      columns={columnsOf({ seeker, holds, changes, open, onOpen })}
      rows={places}
      rowKey={({ id }) => id}
      rowName={({ formation, provider_name }) => `${formation}, ${provider_name}`}
      busy={busy}
      panel={{ openKey: open, render: (place) => <PlaceChange key={place.id} place={place} today={today} onClose={() => onOpen(null)} /> }}
      empty={
        filtered ? (
          <EmptyState kind="filtered" title="Aucune place ne répond à ces choix." action={<AppLink href={cleared}>Voir toutes les places</AppLink>} />
        ) : (
          <EmptyState kind="never" title="Aucune place annoncée.">
            Les établissements et les structures du réseau annoncent ici leurs places, avec leur date d’entrée.
          </EmptyState>
        )
      }
    />
  );
}

function columnsOf({ seeker, holds, changes, open, onOpen }: Pick<Props, "seeker" | "holds" | "changes" | "open" | "onOpen">): Column<PlaceLine>[] {
  const acts = seeker !== null || changes;
  return [
    {
      key: "formation",
      header: "Formation",
      isRowHeader: true,
      card: "title",
      cell: (place) => (
        <>
          {place.formation}
          <span className="rc-mention rc-block">{levelWords(place.level)}</span>
        </>
      ),
    },
    {
      key: "where",
      header: "Où",
      card: "fact",
      cell: (place) => (
        <>
          {place.provider_name}
          <span className="rc-mention rc-block">{whereWords(place)}</span>
        </>
      ),
    },
    { key: "entry", header: "Prochaine entrée", card: "fact", cell: ({ entry_on }) => <time dateTime={entry_on}>{tableDate(entry_on)}</time> },
    { key: "room", header: "Places", card: "fact", cell: roomWords },
    ...(holds ? [{ key: "held", header: "Retenues", card: "detail" as const, cell: heldWords }] : []),
    ...(acts ? [{ key: "act", header: "À faire", card: "action" as const, cell: (place: PlaceLine) => <Gesture place={place} seeker={seeker} changes={changes} open={open === place.id} onOpen={onOpen} /> }] : []),
  ];
}

interface GestureProps {
  place: PlaceLine;
  seeker: Props["seeker"];
  changes: boolean;
  open: boolean;
  onOpen: Props["onOpen"];
}

function Gesture({ place, seeker, changes, open, onOpen }: GestureProps) {
  const free = place.free > 0 && place.closed_on === null;
  const named = `${place.formation}, ${place.provider_name}`;
  if (seeker?.has.has(place.id) === true) return <span className="rc-mention">déjà retenue</span>;
  if (seeker !== null) {
    return free ? (
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={seeker.pending !== null} onClick={() => seeker.pending === null && seeker.hold(place)}>
        {seeker.pending === place.id ? "Envoi…" : `Retenir pour ${seeker.name}`}
        <span className="fr-sr-only">, {named}</span>
      </button>
    ) : null;
  }
  return changes && place.own ? (
    <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open} onClick={() => onOpen(open ? null : place.id)}>
      Modifier<span className="fr-sr-only"> {named}</span>
    </button>
  ) : null;
}
