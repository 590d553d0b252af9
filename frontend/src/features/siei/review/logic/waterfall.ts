/** Why two records were brought together: reasons in words, their strength, and bars that add up. */

import type { Evidence } from "../api";

export interface Reason {
  key: string;
  sentence: string;
  /** « pour, fortement », « contre, un peu », « sans effet ». */
  strength: string;
  /** Whether it weighs at all: an absent field says nothing. */
  counts: boolean;
  /** « +12,4 », « −9,1 ». */
  bits: string;
  /** The sum so far. */
  total: string;
  /** In hundredths of the drawing, from the middle. */
  bar: { side: "for" | "against"; width: number };
}

export function reasonsOf(evidence: readonly Evidence[]): Reason[] {
  const most = Math.max(1, ...evidence.map(({ bits }) => Math.abs(bits)));
  let total = 0;
  return evidence.map(({ code, sentence, bits }, index) => {
    total += bits;
    return {
      key: `${index}-${code}`,
      sentence,
      strength: code === "start" ? "au départ" : strengthOf(bits),
      counts: code === "start" || Math.abs(bits) >= NO_EFFECT,
      bits: signed(bits),
      total: signed(total),
      bar: { side: bits >= 0 ? "for" : "against", width: (Math.abs(bits) / most) * 50 },
    };
  });
}

const NO_EFFECT = 0.5;
const DEGREES: readonly [number, string][] = [[3, "un peu"], [7, "nettement"], [12, "fortement"]];

/** A bit more is twice as likely: three are eight times, twelve are four thousand. */
export function strengthOf(bits: number): string {
  const size = Math.abs(bits);
  if (size < NO_EFFECT) return "sans effet";
  const degree = DEGREES.find(([below]) => size < below)?.[1] ?? "très fortement";
  return `${bits > 0 ? "pour" : "contre"}, ${degree}`;
}

/** A true minus sign, as wide as the plus. */
export function signed(bits: number): string {
  const rounded = Math.round(bits * 10) / 10;
  const sign = rounded === 0 ? "" : rounded > 0 ? "+" : "−";
  return `${sign}${Math.abs(rounded).toFixed(1).replace(".", ",")}`;
}
