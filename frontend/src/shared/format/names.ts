export interface Name {
  family_name: string;
  first_name: string;
}

/** « FONTAINE Lucas », where plain text is needed; screens use the PersonName component. */
export const listName = (name: Name): string => `${name.family_name.toLocaleUpperCase("fr")} ${name.first_name}`;

/** « Lucas Fontaine », for headings and sentences: files often carry capitals. */
export const sentenceName = (name: Name): string => `${name.first_name} ${lowered(name.family_name)}`;

function lowered(name: string): string {
  if (name !== name.toLocaleUpperCase("fr")) return name;
  return name.toLocaleLowerCase("fr").replace(/(^|[\s'’-])\p{L}/gu, (start) => start.toLocaleUpperCase("fr"));
}

/** « 06 39 98 01 22 », pairs kept together; anything else as received. */
export function phoneNumber(raw: string): string {
  const digits = raw.replace(/^\+33/, "0").replace(/[\s.-]/g, "");
  return /^0\d{9}$/.test(digits) ? digits.replace(/(\d{2})(?=\d)/g, "$1\u00a0") : raw;
}

/** « Eden », of « Eden, Léo » as of « Eden Léo »: what one is called by. */
export const givenName = (firstNames: string): string => firstNames.split(/[\s,]/u)[0] ?? firstNames;
