/** Figures of a campaign in sentences: shares without INE, verdicts, clauses, classes, comparison, digests. */

import { counted, integer, percent } from "@/shared/format";

import type { Campaign, CampaignPage, Clause, Source, SourceKind, Verdict } from "../api";

/** « 8,2 % (8,0 % le 15 mai) »: this campaign's share, the former one's beside. */
export function withoutIne(source: Source, former: { rows: number; without_ine: number } | undefined): { now: string; before: string | null } {
  return {
    now: source.rows === 0 ? "aucune fiche" : percent(source.without_ine / source.rows),
    before: former === undefined || former.rows === 0 ? null : percent(former.without_ine / former.rows),
  };
}

/** « 12 à corriger, 4 812 de moins de 16 ans »; « aucune » when all lines are kept. */
export function setAside({ rejected, too_young }: Pick<Source, "rejected" | "too_young">): string {
  const parts = [
    ...(rejected > 0 ? [`${integer(rejected)}\u00a0à corriger`] : []),
    ...(too_young > 0 ? [`${integer(too_young)} de moins de 16\u00a0ans`] : []),
  ];
  return parts.length === 0 ? "aucune" : parts.join(", ");
}

export type Soundness = "absent" | "extracting" | "unchecked" | "sound" | "blocks";
export const SOUNDNESS_WORDS: Record<Soundness, string> = {
  absent: "absente",
  extracting: "lecture en cours",
  unchecked: "à contrôler",
  sound: "conforme",
  blocks: "bloquée",
};

export function soundnessOf(kind: SourceKind, source: Source | undefined, verdicts: readonly Verdict[]): Soundness {
  if (source === undefined) return "absent";
  if (source.state === "extracting") return "extracting";
  const ours = verdicts.filter((verdict) => verdict.source === kind);
  if (ours.length === 0) return "unchecked";
  return ours.some((verdict) => verdict.blocks) ? "blocks" : "sound";
}

/** Blocking sentences first; the others keep their order. */
export const sortedVerdicts = (verdicts: readonly Verdict[]): Verdict[] => [...verdicts].sort((a, b) => Number(b.blocks) - Number(a.blocks));

export interface SourceVerdict {
  source: string;
  blocks: boolean;
  absent: boolean;
  /** Without the name of the source, which is said once. */
  sentences: string[];
}

/** One entry a source, what blocks first: « 656 fiches, contre 643… », then its share without INE. */
export function verdictsBySource(verdicts: readonly Verdict[]): SourceVerdict[] {
  const found = new Map<string, SourceVerdict>();
  for (const { source, rule, sentence, blocks } of verdicts) {
    const one = found.get(source) ?? { source, blocks: false, absent: false, sentences: [] };
    const said = sentence.replace(/^.*?\u00a0: /u, "");
    found.set(source, { ...one, blocks: one.blocks || blocks, absent: one.absent || rule === "absent", sentences: [...one.sentences, said] });
  }
  return [...found.values()].sort((a, b) => Number(b.blocks) - Number(a.blocks));
}

/** What a clause took off: lines before anything is stored, then persons; null before it is known. */
export function removedWords({ code, removed }: Pick<Clause, "code" | "removed">, sources: readonly Source[]): string | null {
  if (code === "of_age") {
    const young = removed ?? sources.reduce((sum, source) => sum + source.too_young, 0);
    return removed === null && sources.length === 0 ? null : `${counted(young, "ligne écartée", "lignes écartées")} avant enregistrement`;
  }
  if (removed === null) return null;
  return removed === 0 ? "aucune personne écartée" : counted(removed, "personne écartée", "personnes écartées");
}

export interface PairClassLine {
  code: "certain" | "probable" | "to_review" | "namesake";
  meaning: string;
  pairs: number;
}

const MEANINGS: Record<PairClassLine["code"], string> = {
  certain: "Même INE confirmé, ou même identité complète\u00a0: les deux fiches sont réunies.",
  probable: "Assez d’éléments concordants pour réunir les deux fiches, sans rien qui s’y oppose.",
  to_review: "Le doute changerait la liste\u00a0: quelqu’un regarde, puis décide.",
  namesake: "Deux personnes qui se ressemblent\u00a0: rien n’est réuni.",
};

export function classLines({ counts }: Pick<Campaign, "counts">): PairClassLine[] {
  const { classes } = counts;
  if (classes === null) return [];
  return (Object.keys(MEANINGS) as PairClassLine["code"][]).map((code) => ({ code, meaning: MEANINGS[code], pairs: classes[code] }));
}

export interface ChangeLine {
  code: string;
  /** Reasons of a departure are told under « Sortis ». */
  level: "main" | "reason";
  count: number;
}

/** Entered, still there, gone and why; empty when there is no former campaign. */
export function changeLines({ campaign, entered, still }: Pick<CampaignPage, "campaign" | "entered" | "still">): ChangeLine[] {
  if (campaign.previous_id === null) return [];
  const reasons = Object.entries(campaign.exits).filter(([, count]) => count > 0);
  const gone = reasons.reduce((sum, [, count]) => sum + count, 0);
  return [
    { code: "entered", level: "main", count: entered },
    { code: "still", level: "main", count: still },
    { code: "gone", level: "main", count: gone },
    ...reasons.sort(([, a], [, b]) => b - a).map(([code, count]): ChangeLine => ({ code, level: "reason", count })),
  ];
}

/** « 9f3c 04ab 77d1 »: enough to compare two results by eye. */
export const shortDigest = (digest: string): string => (digest.slice(0, 12).match(/.{4}/gu) ?? []).join(" ");

/** « 42 s », « 3 min 05 s »; under a second, said so. */
export function duration(seconds: number | null): string {
  if (seconds === null) return "non terminée";
  if (seconds < 1) return "moins d’une seconde";
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}\u00a0s`;
  return `${integer(Math.floor(whole / 60))}\u00a0min\u00a0${String(whole % 60).padStart(2, "0")}\u00a0s`;
}

/** « Étape 4 sur 9 »: `done` stages are whole. */
export const stageWords = (done: number, total: number | null): string | null =>
  total === null || total === 0 ? null : `Étape ${Math.min(done + 1, total)} sur ${total}`;
