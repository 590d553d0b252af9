/** What the family has said, in the words of the page. */

import { textDate } from "@/shared/format";

import type { Plan, Signatory } from "../api";

export const NO_CONSEQUENCE = "La famille ne souhaite pas cet accompagnement. Cela n’a pas de conséquence pour l’élève.";

export function meetingWords(plan: Plan): string {
  const met = plan.content.follow_up.family_met_on;
  return met === null ? "pas encore" : `le ${textDate(met)}`;
}

export function agreementWords({ agreement, agreed_on, state }: Plan): string {
  if (agreement === "agreed") return agreed_on === null ? "accord" : `accord le ${textDate(agreed_on)}`;
  if (agreement === "refused") return "refus";
  return state === "draft" ? "pas encore demandé" : "en attente";
}

export function signatureWords({ signed, means, signed_on }: Signatory): string {
  if (signed === null) return "en attente";
  const on = signed_on === null ? "" : ` le ${textDate(signed_on)}`;
  if (!signed) return `n’a pas souhaité signer${on}`;
  return `signé${on}, ${means === "code" ? "par code reçu par courriel" : "sur papier"}`;
}

export function signedCount(signatories: readonly Signatory[]): string {
  const signed = signatories.filter((each) => each.signed === true).length;
  return `${signed} sur ${signatories.length}`;
}

/** When a signature may be noted on paper, and when a link may leave. */
const ON_PAPER = new Set(["proposed", "agreed", "filed", "admitted", "active", "reviewed"]);
const BY_MAIL = new Set(["proposed", "agreed"]);
export const maySignOnPaper = (plan: Plan): boolean => ON_PAPER.has(plan.state);
export const mayAskByMail = (plan: Plan): boolean => BY_MAIL.has(plan.state);
