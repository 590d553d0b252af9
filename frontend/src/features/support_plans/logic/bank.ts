/** The bank of needs and objectives, searched by words in any order, accents aside. */

import type { Bank } from "../api";
import type { Need, Objective } from "./blocks";

export interface BankEntry {
  need: Need;
  objective: Objective | null;
  /** « Domaine 1 — langue française, Lire et comprendre l'écrit ». */
  path: string;
  sentence: string;
  criterion: string;
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("fr");

export function entriesOf(bank: Bank): BankEntry[] {
  return bank.domains.flatMap((domain) =>
    domain.skills.flatMap((skill) =>
      skill.objectives.map(({ sentence, criterion }) => ({
        need: { domain: domain.code, skill: skill.code, text: "" },
        objective: { sentence, criterion, target_on: null },
        path: `${domain.label}, ${skill.label}`,
        sentence,
        criterion,
      })),
    ),
  );
}

/** Every word must be somewhere; nothing typed keeps everything. */
export function searched(entries: readonly BankEntry[], text: string): BankEntry[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const held = plain(`${entry.path} ${entry.sentence} ${entry.criterion}`);
    return words.every((word) => held.includes(word));
  });
}

export function skillLabel(bank: Bank | undefined, need: Need): string {
  const domain = bank?.domains.find((each) => each.code === need.domain);
  const skill = domain?.skills.find((each) => each.code === need.skill);
  return [domain?.label ?? "", skill?.label ?? ""].filter(Boolean).join(", ");
}
