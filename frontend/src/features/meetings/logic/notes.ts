/** Who writes at which level: for all, or for one's own profession alone. */

import type { components } from "@/shared/api/schema.gen";

type Level = components["schemas"]["NoteLevel"];

/** One's own profession first: a note is sealed unless its writer opens it. */
export function levelsOf(role: string): Level[] {
  if (role === "social_worker") return ["social", "educational"];
  return role === "nurse" ? ["health", "educational"] : ["educational"];
}
