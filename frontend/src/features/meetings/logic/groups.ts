/** Groups: the kinds of meeting of a school, who sits in it as what. */

import type { components } from "@/shared/api/schema.gen";

type Kind = components["schemas"]["MeetingKind"];
type Part = components["schemas"]["GroupPart"];

/** An école has its équipe éducative, collèges and lycées their commission éducative. */
export const kindsOf = (schoolKind: string | null): Kind[] =>
  schoolKind === "primary_school" ? ["equipe_educative", "gpds"] : ["gpds", "commission_educative"];

const PARTS: Readonly<Record<string, Part>> = {
  head: "chair",
  deputy_head: "chair",
  education_adviser: "education_adviser",
  teacher: "class_teacher",
  guidance_psychologist: "psychologist",
  social_worker: "social_worker",
  nurse: "nurse",
  mlds_coordinator: "mlds",
};

/** As whom a colleague usually sits. */
export const partOf = (role: string): Part => PARTS[role] ?? "guest";
