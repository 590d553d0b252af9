/** A session as it is typed, and what it lacks. */

import type { Place } from "../api";

export interface PlaceDraft {
  structure: string;
  phone: string;
  entry_on: string;
  exit_on: string;
  capacity: string;
}

export const draftOfPlace = (place: Place | null): PlaceDraft => ({
  structure: place?.structure ?? "",
  phone: place?.phone ?? "",
  entry_on: place?.entry_on ?? "",
  exit_on: place?.exit_on ?? "",
  capacity: place === null ? "" : String(place.capacity),
});

/** By field, in the order of the form. */
export function placeMistakes({ structure, entry_on, exit_on, capacity }: PlaceDraft, taken: number): Partial<Record<keyof PlaceDraft, string>> {
  const places = /^\d{1,3}$/.test(capacity.trim()) ? Number(capacity) : 0;
  return {
    ...(structure.trim().length < 2 && { structure: "Donnez le nom de la structure." }),
    ...(entry_on === "" && { entry_on: "Indiquez le jour d’entrée." }),
    ...(exit_on !== "" && exit_on < entry_on && { exit_on: "La sortie vient après l’entrée." }),
    ...((places < 1 || places > 500) && { capacity: "Indiquez un nombre de places, de 1 à 500." }),
    ...(places >= 1 && places < taken && { capacity: `${taken} places sont déjà prises.` }),
  };
}
