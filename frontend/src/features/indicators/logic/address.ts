/** Addresses of the page, in French; what they ask of the API. */

import type { Family, ListCode } from "../api";

export const SLUGS: Readonly<Record<Family, string>> = {
  attendance: "assiduite",
  escalation: "saisines",
  prevention: "prevention",
  dropouts: "sorties",
  funnel: "entonnoir",
  contracts: "contrats",
};

const FAMILIES: ReadonlyMap<string, Family> = new Map(Object.entries(SLUGS).map(([family, slug]) => [slug, family as Family]));

/** Null for an address that names nothing; without a name, what the reader works on. */
export function familyOf(slug: string | undefined, followsYoungPeople: boolean): Family | null {
  if (slug === undefined) return followsYoungPeople ? "funnel" : "attendance";
  return FAMILIES.get(slug) ?? null;
}

export interface Asked {
  territoire?: string | undefined;
  annee?: string | undefined;
}

/** The same question about something else. */
export function hrefOf(family: Family, { territoire, annee }: Asked): string {
  const query = new URLSearchParams(Object.entries({ territoire, annee }).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString();
  return `/indicateurs/${SLUGS[family]}${query === "" ? "" : `?${query}`}`;
}

/** A year that is none is left to the server's own. */
export function queryOf({ territoire, annee }: Asked): { territory?: string; year?: number } {
  const year = Number(annee);
  return { ...(territoire !== undefined && territoire !== "" && { territory: territoire }), ...(/^\d{4}$/u.test(annee ?? "") && { year }) };
}

export function fileOf(family: Family, asked: Asked, format: "csv" | "pdf"): string {
  const { territory, year } = queryOf(asked);
  const query = new URLSearchParams({ ...(territory !== undefined && { territory }), ...(year !== undefined && { year: String(year) }), format });
  return `/api/v1/indicators/${family}/file?${query.toString()}`;
}

export const LISTS: Readonly<Record<ListCode, string>> = {
  thresholds: "/seuils",
  cases: "/dossiers",
  warnings: "/prevention",
  departures: "/sorties",
  follow_ups: "/suivis",
  contracts: "/contrats",
};
