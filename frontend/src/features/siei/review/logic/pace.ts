/** « 37 sur 112 · 6 s par paire · environ 8 min ». */

import { counted, integer } from "@/shared/format";
import { NBSP } from "@/shared/format/spaces";

import type { Progress } from "../api";

export const doneOf = ({ reviewed, sampled }: Progress): number => reviewed + sampled;
export const allOf = ({ review, sample }: Progress): number => review + sample;

export function paceWords(progress: Progress): string {
  const parts = [`${integer(doneOf(progress))} sur ${integer(allOf(progress))}`];
  const { seconds_per_pair: seconds, left, postponed } = progress;
  if (seconds !== null) parts.push(`${integer(seconds)}${NBSP}s par paire`);
  if (seconds !== null && left > 0) parts.push(durationWords(seconds * left));
  if (postponed > 0) parts.push(counted(postponed, "remise à plus tard", "remises à plus tard"));
  return parts.join(" · ");
}

function durationWords(seconds: number): string {
  if (seconds < 60) return "moins d’une minute";
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `environ ${integer(minutes)}${NBSP}min`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? `environ ${integer(hours)}${NBSP}h` : `environ ${integer(hours)}${NBSP}h${NBSP}${String(rest).padStart(2, "0")}`;
}
