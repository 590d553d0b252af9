/** Until when each kind of data is up to date: the last file applied and not undone. */

import { ImportKind } from "@/shared/api/reference.gen";
import { dayOf } from "@/shared/format";

import type { ImportSummary } from "../api";

const FOLLOWED = ["students", "onde_students", "guardians", "onde_guardians", "absences"] as const;

export function freshness(items: ImportSummary[]): { label: string; on: string }[] {
  const applied = items.filter((item) => item.applied_at !== null && item.undone_at === null);
  return FOLLOWED.flatMap((kind) => {
    const label = ImportKind[kind];
    const last = applied.find((item) => item.kinds.includes(label));
    return last?.applied_at == null ? [] : [{ label, on: dayOf(last.applied_at) }];
  });
}
