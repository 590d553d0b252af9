/** The family's door to one plan. */

import type { components } from "@/shared/api/schema.gen";
import { keepSheet, knock, type LinkHolder } from "@/shared/ui/family/door";

export type FamilyPlan = components["schemas"]["FamilyPlanOut"];
type FamilyDecision = components["schemas"]["FamilyDecisionOut"];

/** What there is to sign; looking signs nothing. */
export const showPlan = (link: LinkHolder) => knock<FamilyPlan>("signatures/preview", link);

export const decide = (link: LinkHolder, code: string, signed: boolean) => knock<FamilyDecision>("signatures/decision", { ...link, code, signed });

export const keepPaper = (link: LinkHolder) => keepSheet("signatures/paper", link, "accompagnement.pdf");
