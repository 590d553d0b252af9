/** Filters in the URL as plain words, `?mois=2026-11&seuil=10`: never read as numbers, never quoted. */

export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));

export function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries).toString()}`;
}
