import { useQuery } from "@tanstack/react-query";

import { isWaiting, rollsOfDayQuery } from "@/shared/api/rolls";

import type { RollSheet } from "./logic/marks";

/** What comes after a saved roll: the next class of the half-day still to call. */
export function useNextRoll(sheet: RollSheet, active: boolean): { label: string; href: string } | null {
  const { data } = useQuery({ ...rollsOfDayQuery(sheet.day), enabled: active });
  const waiting = data?.items.filter((line) => line.half === sheet.half && line.class_id !== sheet.class_id && isWaiting(line, new Date())) ?? [];
  const next = waiting.find((line) => line.class_name > sheet.class_name) ?? waiting[0];
  if (next === undefined) return null;
  return { label: `Classe suivante\u00a0: ${next.class_name}`, href: `/appels/${next.class_id}/${next.day}/${next.period}` };
}
