/** What a change would do, in words: real figures, worked out by the server and taken back. */

import { counted, dayMonth, halfDays, sentenceEnd } from "@/shared/format";

import type { CountChange } from "../settingsApi";

/** One sentence alone when nothing moves. */
export function effectSentences({ since, half_days, pupils, thresholds }: CountChange): string[] {
  if (half_days === 0 && thresholds.length === 0) return [sentenceEnd(`Rien ne change dans ce qui est compté depuis le ${dayMonth(since)}`)];
  const recounted =
    half_days === 0
      ? "Aucune demi-journée n’est comptée autrement."
      : `${halfDays(half_days)} ${half_days === 1 ? "comptée" : "comptées"} autrement depuis le ${dayMonth(since)}, pour ${counted(pupils, "élève")}.`;
  return [recounted, ...thresholds.flatMap(movesOf)];
}

/** A pupil counts once a month, as on the page of thresholds reached. */
function movesOf({ threshold, reached, left }: CountChange["thresholds"][number]): string[] {
  const where = `${halfDays(threshold)} dans le mois\u00a0:`;
  return [
    ...(reached > 0 ? [`${where} ${counted(reached, "élève atteindrait", "élèves atteindraient")} ce seuil.`] : []),
    ...(left > 0 ? [`${where} ${counted(left, "élève ne l’atteindrait", "élèves ne l’atteindraient")} plus.`] : []),
  ];
}
