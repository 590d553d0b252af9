/** Names on a shared screen: each situation is called by its number, and no pupil's name is left in any sentence. */

import type { components } from "@/shared/api/schema.gen";
import { listName, sentenceName, type Name } from "@/shared/format";

type Item = Pick<components["schemas"]["MeetingItemOut"], "position" | "subject"> & { person: Name | null };

/** « Situation 3 ». */
export const situation = (item: Pick<Item, "position">): string => `Situation ${item.position}`;

/** « FONTAINE Lucas », a group's subject, or « Situation 3 » on a shared screen. */
export const titleOf = (item: Item, masked: boolean): string =>
  masked ? situation(item) : item.person === null ? item.subject : listName(item.person);

/** « Lucas Fontaine », for sentences and names of buttons. */
export const subjectOf = (item: Item, masked: boolean): string =>
  masked ? situation(item) : item.person === null ? item.subject : sentenceName(item.person);

/** A sentence without the names of these pupils, whatever their letters' case. */
export function veiled(sentence: string, items: readonly Item[]): string {
  return items.reduce((text, item) => {
    if (item.person === null) return text;
    const { family_name, first_name } = item.person;
    const both = [`${first_name} ${family_name}`, `${family_name} ${first_name}`, family_name, first_name];
    return both.reduce((said, name) => said.replace(new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, "giu"), situation(item)), text);
  }, sentence);
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
