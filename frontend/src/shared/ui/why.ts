/** A count that explains itself, as the server sends it. */

export interface WhyEntry {
  date: string;
  half: "am" | "pm";
  /** « appel de 8 h 06, Mme Aubry ». */
  source: string;
  /** « sans motif », « panne de réveil, apprécié non légitime le 13 nov. ». */
  reason: string;
  counts: boolean;
  /** Why it does not count, or what it triggered: « 4e : seuil atteint ». */
  note?: string | null;
  /** The whole verdict in the server's words; said instead of `counts` and `note`. */
  verdict?: string;
}

export interface WhyExplanation {
  /** The answer in one sentence. */
  headline?: string;
  /** What makes the count uncertain: rolls that were not taken. */
  warnings?: string[];
  entries: WhyEntry[];
  /** The rule in words, with the settings that shaped it. */
  rule: string;
  /** What was known on the days that matter. */
  known_on: { date: string; count: number }[];
  /** The same over the last thirty days. */
  rolling_count?: number | null;
}
