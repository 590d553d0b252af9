/** What a correction of an adult sends: only what was touched, so that nothing unseen is erased. */

import type { components } from "@/shared/api/schema.gen";
import type { Guardian } from "@/shared/api/students";

export type GuardianPatch = Partial<components["schemas"]["GuardianPatchIn"]>;

export interface GuardianDraft {
  phone_mobile: string;
  email: string;
  accepts_sms: boolean;
  prefers_mail: boolean;
  contact_first: boolean;
  /** The present address is not shown: lines typed here replace it, empty ones leave it. */
  lines: string;
  postal_code: string;
  city: string;
  address_protected: boolean;
  parental_authority: string;
  authority_proof_seen_on: string;
}

export const draftOf = (guardian: Guardian): GuardianDraft => ({
  phone_mobile: guardian.phone_mobile ?? "",
  email: guardian.email ?? "",
  accepts_sms: guardian.accepts_sms,
  prefers_mail: guardian.prefers_mail,
  contact_first: guardian.contact_first,
  lines: "",
  postal_code: "",
  city: "",
  address_protected: guardian.address_protected,
  parental_authority: guardian.parental_authority,
  authority_proof_seen_on: "",
});

const DIRECT = ["accepts_sms", "prefers_mail", "contact_first", "address_protected"] as const;

export function patchOf(guardian: Guardian, draft: GuardianDraft): GuardianPatch {
  const before = draftOf(guardian);
  const patch: GuardianPatch = {};
  for (const name of ["phone_mobile", "email"] as const) {
    if (draft[name].trim() !== before[name]) patch[name] = draft[name].trim() || null;
  }
  for (const name of DIRECT) if (draft[name] !== before[name]) patch[name] = draft[name];
  const lines = draft.lines.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  if (lines.length > 0) Object.assign(patch, { address_lines: lines, postal_code: draft.postal_code.trim() || null, city: draft.city.trim() || null });
  if (draft.parental_authority !== before.parental_authority) patch.parental_authority = draft.parental_authority as NonNullable<GuardianPatch["parental_authority"]>;
  if (draft.authority_proof_seen_on !== "") patch.authority_proof_seen_on = draft.authority_proof_seen_on;
  return patch;
}

/** Anything but the joint exercise rests on a judgment that somebody has seen. */
export const needsProof = (authority: string): boolean => authority !== "joint";
