/** Who left the list since the former campaign, by reason; figures only. */

import { ListChange } from "@/shared/api/reference.gen";

export interface Exit {
  reason: string;
  count: number;
}

/** In the order in which one asks; without those who stayed. */
export function exitsOf(exits: Readonly<Record<string, number>>): Exit[] {
  const order = Object.keys(ListChange);
  return Object.entries(exits)
    .filter(([reason, count]) => reason !== "still" && count > 0)
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason));
}

export const sumOf = (exits: readonly Exit[]): number => exits.reduce((total, { count }) => total + count, 0);
