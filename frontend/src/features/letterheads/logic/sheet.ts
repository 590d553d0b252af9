/** A letterhead as a form: lists of lines are typed as text, one line each. */

import type { Letterhead, LetterheadBody } from "../api";

type Lines = "institution_lines" | "address_lines" | "prosecutor_lines";
export type Draft = Required<Omit<LetterheadBody, Lines>> & Record<Lines, string>;

export function draftOf(sheet: Letterhead): Draft {
  return {
    sender_name: sheet.sender_name,
    place: sheet.place,
    phone: sheet.phone,
    email: sheet.email,
    site: sheet.site,
    authority: sheet.authority,
    authority_salutation: sheet.authority_salutation,
    on_behalf: sheet.on_behalf,
    prepared_by: sheet.prepared_by,
    registered_acts: sheet.registered_acts,
    controller: sheet.controller,
    protection_contact: sheet.protection_contact,
    institution_lines: sheet.institution_lines.join("\n"),
    address_lines: sheet.address_lines.join("\n"),
    prosecutor_lines: sheet.prosecutor_lines.join("\n"),
  };
}

export const bodyOf = (draft: Draft): LetterheadBody => ({
  ...draft,
  institution_lines: linesOf(draft.institution_lines),
  address_lines: linesOf(draft.address_lines),
  prosecutor_lines: linesOf(draft.prosecutor_lines),
});

/** What is printed of a text area: its lines, without the empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** « À Nanterre, le … »: the place chosen, else the town of the last line of the address, else the sender. */
export function placeOf(draft: Draft): string {
  const town = linesOf(draft.address_lines).at(-1)?.replace(/^\d{5}\s+/, "") ?? "";
  return draft.place.trim() || capitals(town) || draft.sender_name;
}

/** « MONT-FICTIF » as a town is written in a sentence. */
const capitals = (town: string): string => town.toLocaleLowerCase("fr").replace(/(^|[\s'’-])\p{L}/gu, (start) => start.toLocaleUpperCase("fr"));
