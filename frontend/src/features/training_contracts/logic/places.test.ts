import { describe, expect, test } from "vitest";

import type { Network, PlaceLine } from "../placesApi";
import { heldWords, holdWords, newPlaceBody, newPlaceFields, othersOf, placeFields, placeFilters, roomWords, seekerOf, whereWords } from "./places";

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");
const ID = "0198c0de-0000-7000-8000-000000000001";

describe("the search", () => {
  test("counts a distance from the young person's home, else from a commune, else not at all", () => {
    expect(placeFilters({ pour: ID, distance: "20" })).toEqual({ for_follow_up: ID, within_km: 20 });
    expect(placeFilters({ depuis: "49307", distance: "10", niveau: "3", domaine: "22" })).toEqual({ near: "49307", within_km: 10, level: "3", nsf: "22" });
    expect(placeFilters({ distance: "20", entree: "2026-12-01", places: "libres" })).toEqual({ entry_from: "2026-12-01", free_only: true });
  });
  test("offers the communes of the network, each once, and none when a home is known", () => {
    const places = [{ commune_code: "2", commune_name: "Vernoy" }, { commune_code: "1", commune_name: "Montbrillac" }, { commune_code: "2", commune_name: "Vernoy" }, { commune_code: null, commune_name: "?" }] as PlaceLine[];
    expect(placeFields(places, {}).find(({ name }) => name === "depuis")?.options?.map(({ label }) => label)).toEqual(["Toute commune", "Montbrillac", "Vernoy"]);
    expect(placeFields(places, { pour: ID }).map(({ name }) => name)).not.toContain("depuis");
  });
  test("minds no address that cannot be a young person", () => {
    expect(seekerOf({ pour: "Mehdi" })).toBeUndefined();
    expect(seekerOf({ pour: ID })).toBe(ID);
  });
});

describe("a place", () => {
  test("says what is free, held and how far", () => {
    expect(roomWords({ free: 2, capacity: 12, closed_on: null })).toBe("2 libres sur 12");
    expect(roomWords({ free: 0, capacity: 1, closed_on: null })).toBe("complet, 1 place");
    expect(plain(heldWords({ held: 1, next_lapse_at: "2026-11-27T17:00:00Z" }))).toBe("1 retenue, jusqu’au ven. 27 nov. à 18 h 00");
    expect(heldWords({ held: 0, next_lapse_at: null })).toBe("aucune");
    expect(plain(whereWords({ commune_name: "Montbrillac", km: 4.2 }))).toBe("Montbrillac, 4,2 km");
    expect(plain(holdWords({ state: "confirmed", held_until: "2026-11-27T17:00:00Z", confirmed_on: "2026-11-20" }))).toBe("confirmée le 20 nov. 2026");
  });
  test("lost to another request names the others near by", () => {
    const others = othersOf({ others: [{ id: "p", formation: "CAP Cuisine", provider_name: "CFA", commune_name: "Vernoy", km: 8, entry_on: "2026-12-07" }] });
    expect(others.map(({ words }) => plain(words))).toEqual(["CAP Cuisine, CFA (Vernoy, 8 km), entrée le 7 déc. 2026"]);
    expect(othersOf({})).toEqual([]);
  });
  test("names its host among the members, or another structure", () => {
    const network = { members: [{ unit_id: "u", name: "LP" }, { unit_id: null, name: "Asso" }] } as Network;
    const fields = newPlaceFields(network, "2026-11-23");
    expect(fields[0]?.choices?.map(({ label }) => label)).toEqual(["LP", "Une autre structure"]);
    expect(newPlaceBody(fields, { host: "u", capacity: "2", formation: "CAP" })).toEqual({ provider_unit_id: "u", capacity: 2, formation: "CAP" });
    expect(newPlaceBody(fields, { host: "other", capacity: "2" })).toEqual({ capacity: 2 });
    expect(newPlaceBody(fields, { host: "other", capacity: "2", commune: "49307 Saint-Lambert du Lattay" })).toEqual({ capacity: 2, commune_code: "49307", commune_name: "Saint-Lambert du Lattay" });
  });
});
