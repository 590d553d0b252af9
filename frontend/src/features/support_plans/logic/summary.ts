/** A block in a few words, when it is closed. */

import { labelOf } from "@/shared/api/labels";
import { Setting } from "@/shared/api/reference.gen";
import { counted, textDate } from "@/shared/format";

import type { BlockName, PlanContent } from "../api";

const MOST = 70;

const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST).trimEnd()}…` : text);

export function summaryOf(name: BlockName, value: PlanContent[BlockName]): string {
  const held: unknown = value;
  switch (name) {
    case "strengths":
      return cut(held as string) || "à écrire";
    case "words":
      return (held as string) === "" ? "à recueillir" : cut(`«\u00a0${held as string}\u00a0»`);
    case "needs":
      return counts((held as unknown[]).length, "besoin");
    case "objectives":
      return counts((held as unknown[]).length, "objectif");
    case "actions":
      return actionsWords(held as PlanContent["actions"]);
    case "follow_up":
      return datesWords(held as PlanContent["follow_up"]);
    case "scheme":
      return cut((held as PlanContent["scheme"]).reason) || "à préciser";
  }
}

const counts = (count: number, word: string): string => (count === 0 ? `aucun ${word}` : counted(count, word));

/** « en classe (2) · à la maison (1) ». */
function actionsWords(actions: PlanContent["actions"]): string {
  const settings = [...new Set(actions.map((action) => action.setting))];
  if (settings.length === 0) return "aucune action";
  return settings.map((setting) => `${labelOf(Setting, setting)} (${actions.filter((action) => action.setting === setting).length})`).join(" · ");
}

function datesWords({ starts_on, ends_on, review_on }: PlanContent["follow_up"]): string {
  const parts = [
    starts_on === null ? null : `à partir du ${textDate(starts_on)}`,
    ends_on === null ? null : `jusqu’au ${textDate(ends_on)}`,
    review_on === null ? null : `bilan le ${textDate(review_on)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "à dater" : parts.join(", ");
}
