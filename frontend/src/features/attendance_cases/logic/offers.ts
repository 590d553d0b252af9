/** Which offers stand in the bar, and which stay one click further. Order and place only: the server decides what is offered. */

import type { Offer } from "@/shared/ui/TransitionBar";

export const hrefOfAct = (caseId: string, name: string): string => `/dossiers/${caseId}/actes/${name}`;

/** Steps that seldom come next: always open, never the point of the page. */
const ASIDE = new Set(["take_over", "close", "reopen", "order_social_enquiry", "record_social_enquiry", "appoint_referent", "note_restoration"]);

/** The step waited for is in the bar whatever it is; one offer per name (a step may stand on two tracks). */
export function split<T extends Offer>(offers: T[], expected: string | null): { main: T[]; others: T[] } {
  const unique = offers.filter((offer, index) => offers.findIndex((other) => other.name === offer.name) === index);
  const aside = (offer: T): boolean => ASIDE.has(offer.name) && offer.name !== expected && offer.blocked_by.length === 0;
  return { main: unique.filter((offer) => !aside(offer)), others: unique.filter(aside) };
}
