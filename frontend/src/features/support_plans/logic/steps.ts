/** The way of a plan in five or six words, and where it stands on it. */

import type { components } from "@/shared/api/schema.gen";

type State = components["schemas"]["PlanState"];

export interface Mark {
  label: string;
  state: "done" | "current" | "to_come";
}

interface Stage {
  label: string;
  states: readonly State[];
}

const DRAFT: Stage = { label: "Brouillon", states: ["draft"] };
const FAMILY: Stage[] = [
  { label: "Proposé", states: ["proposed"] },
  { label: "Accord de la famille", states: ["agreed", "refused"] },
];
const COMMISSION: Stage[] = [
  { label: "Dossier", states: ["filed"] },
  { label: "Commission", states: ["admitted", "not_admitted"] },
];
const RUNNING: Stage[] = [
  { label: "En cours", states: ["active"] },
  { label: "Bilan", states: ["reviewed"] },
  { label: "Décision", states: ["renewed", "closed"] },
];

const WAYS: Readonly<Record<components["schemas"]["PlanTrack"], Stage[]>> = {
  simple: [DRAFT, ...RUNNING],
  family: [DRAFT, ...FAMILY, ...RUNNING],
  commission: [DRAFT, ...FAMILY, ...COMMISSION, ...RUNNING],
};

/** Words that replace those of the stage when it ended otherwise. */
const ENDED: Partial<Record<State, string>> = {
  refused: "Refus de la famille",
  not_admitted: "Avis défavorable",
  renewed: "Renouvelé",
  closed: "Terminé",
};

export function marksOf(track: components["schemas"]["PlanTrack"], state: State): Mark[] {
  const stages = WAYS[track];
  const now = stages.findIndex((stage) => stage.states.includes(state));
  return stages.map(({ label }, index) => ({
    label: index === now ? (ENDED[state] ?? label) : label,
    state: index < now ? "done" : index === now ? "current" : "to_come",
  }));
}

/** The step that normally comes next: the one primary button. */
const EXPECTED: Partial<Record<State, readonly string[]>> = {
  draft: ["propose", "start"],
  proposed: ["agree"],
  agreed: ["file", "start"],
  filed: ["admit"],
  admitted: ["start"],
  active: ["review"],
  reviewed: ["continue", "renew", "close"],
};

export function expectedOf(state: State, offers: readonly { name: string; blocked_by: readonly string[] }[]): string | null {
  const open = offers.filter((offer) => offer.blocked_by.length === 0).map((offer) => offer.name);
  return (EXPECTED[state] ?? []).find((name) => open.includes(name)) ?? null;
}
