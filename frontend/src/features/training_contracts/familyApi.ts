/** The door of the young person and of the family to one contract. */

import type { components } from "@/shared/api/schema.gen";
import { keepSheet, knock, type LinkHolder } from "@/shared/ui/family/door";

export type FamilyContract = components["schemas"]["FamilyContractOut"];
type FamilyContractDecision = components["schemas"]["FamilyContractDecisionOut"];

/** The contract in plain French; looking signs nothing. */
export const showContract = (link: LinkHolder) => knock<FamilyContract>("contracts/preview", link);

export const decideContract = (link: LinkHolder, code: string, signed: boolean) => knock<FamilyContractDecision>("contracts/decision", { ...link, code, signed });

export const keepContract = (link: LinkHolder) => keepSheet("contracts/paper", link, "contrat-de-formation.pdf");
