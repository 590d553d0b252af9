/** Who writes at which level: for all, or for one's own profession alone. */

import type { components } from "@/shared/api/schema.gen";

type Level = components["schemas"]["NoteLevel"];

/** One's own profession first: a note is sealed unless its writer opens it. */
export function levelsOf(role: string): Level[] {
  if (role === "social_worker") return ["social", "educational"];
  return role === "nurse" ? ["health", "educational"] : ["educational"];
}

/** Who will read a note, said beside its field. */
export const hintOf = (level: Level): string =>
  level === "educational" ? "Ni santé, ni famille, ni délit." : "Lue par votre profession seule. Les autres voient qu’elle existe.";
