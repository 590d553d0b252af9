export interface Name {
  family_name: string;
  first_name: string;
}

/** « FONTAINE Lucas », where plain text is needed; screens use the PersonName component. */
export const listName = (name: Name): string => `${name.family_name.toLocaleUpperCase("fr")} ${name.first_name}`;

/** « Lucas Fontaine », for headings and sentences. */
export const sentenceName = (name: Name): string => `${name.first_name} ${name.family_name}`;

/** « 06 39 98 01 22 », pairs kept together; anything else as received. */
export function phoneNumber(raw: string): string {
  const digits = raw.replace(/^\+33/, "0").replace(/[\s.-]/g, "");
  return /^0\d{9}$/.test(digits) ? digits.replace(/(\d{2})(?=\d)/g, "$1\u00a0") : raw;
}
