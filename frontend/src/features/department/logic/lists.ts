/** The inbox's address and counters. */

import type { components } from "@/shared/api/schema.gen";
import type { Counter } from "@/shared/ui/Counters";

import type { Referral, ReferralFilters } from "../api";

type Search = Readonly<Record<string, string | undefined>>;

export function addressOf(path: string, values: Search): string {
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === "" ? [] : [[name, value]],
  );
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`;
}

export function filtersOf({ etat, etablissement, degre, apres }: Search): ReferralFilters {
  return {
    limit: 50,
    ...(etat !== undefined && { state: etat as ReferralFilters["state"] }),
    ...(etablissement !== undefined && { school_id: etablissement }),
    ...(degre !== undefined && { degree: degre as ReferralFilters["degree"] }),
    ...(apres !== undefined && { cursor: apres }),
  };
}

export function countersOf(summary: components["schemas"]["ReferralSummaryOut"] | undefined, state: string | undefined): Counter[] {
  if (summary === undefined) return [];
  const shortcut = (label: string, count: number, value: string): Counter => ({
    label,
    count,
    href: addressOf("/saisines", { etat: state === value ? undefined : value }),
    current: state === value,
  });
  return [
    shortcut("à réceptionner", summary.received, "referred"),
    shortcut("à avertir", summary.to_warn, "received"),
    { label: "à signer", count: summary.to_sign, href: "/courriers" },
    shortcut("à compléter par l’établissement", summary.returned, "returned"),
    { label: summary.hearings_this_week > 1 ? "entretiens cette semaine" : "entretien cette semaine", count: summary.hearings_this_week, href: "/entretiens" },
  ];
}

/** States from which the DSDEN may acknowledge; the server still decides. */
export const awaitsReceipt = ({ dsden_state }: Referral): boolean => ["referred", "ien_visa", "referred_again"].includes(dsden_state);
