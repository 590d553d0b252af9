import { useState } from "react";

import { counted, textDate } from "@/shared/format";

import type { Place, Scheme } from "../api";
import { PlaceForm } from "./PlaceForm";

interface Props {
  scheme: Scheme;
  places: Place[];
  /** The unit in whose name sessions are announced and changed; null for who only reads them. */
  offers: string | null;
}

/** Sessions to come; those of one's own structure are changed here. */
export function Places({ scheme, places, offers }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {places.length === 0 && <span className="rc-mention">aucune session annoncée</span>}
      {places.length > 0 && (
        <ul className="rc-plain-list">
          {places.map((place) => (
            <li key={place.id}>
              {place.structure}, entrée le {textDate(place.entry_on)}&nbsp;: {place.free === 0 ? "complet" : `${counted(place.free, "place")} sur ${place.capacity}`}{" "}
              {offers !== null && place.own && open !== place.id && (
                <button type="button" className="fr-link fr-link--sm rc-no-print" onClick={() => setOpen(place.id)}>
                  Modifier<span className="fr-sr-only"> la session de {place.structure} du {textDate(place.entry_on)}</span>
                </button>
              )}
              {open === place.id && <PlaceForm scheme={scheme} place={place} unitId={place.unit_id} onClose={close} />}
            </li>
          ))}
        </ul>
      )}
      {offers !== null && open !== "new" && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-add-line fr-btn--icon-left rc-no-print" onClick={() => setOpen("new")}>
          Annoncer une session<span className="fr-sr-only">, {scheme.label}</span>
        </button>
      )}
      {offers !== null && open === "new" && <PlaceForm scheme={scheme} place={null} unitId={offers} onClose={close} />}
    </>
  );
}
