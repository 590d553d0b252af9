/** Where meetings stand, and which kinds each house holds. */

import type { Me } from "@/shared/api/me";
import type { components } from "@/shared/api/schema.gen";

type Kind = components["schemas"]["MeetingKind"];
export type House = Me["units"][number];

/** The school or the platform one stands in, the school first. */
export const houseOf = (me: Me | undefined): House | null =>
  me?.units.find((unit) => unit.kind === "school") ?? me?.units.find((unit) => unit.kind === "platform") ?? null;

/** A platform has its comité technique, an école its équipe éducative, collèges and lycées their commission éducative. */
export function kindsOf(house: Pick<House, "kind" | "school_kind">): Kind[] {
  if (house.kind === "platform") return ["cto"];
  return house.school_kind === "primary_school" ? ["equipe_educative", "gpds"] : ["gpds", "commission_educative"];
}
