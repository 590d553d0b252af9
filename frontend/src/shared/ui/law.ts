/** A legal basis as the server sends it. */
export interface LegalBasisValue {
  code: string;
  kind: string;
  article: string;
  title: string;
  quote: string;
  valid_from: string;
  valid_to: string | null;
}

/** Our own choices are never shown as law. */
export const isInternalRule = (basis: LegalBasisValue): boolean => basis.kind === "internal_rule";
