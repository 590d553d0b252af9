/** What changes, field by field. */

export interface Change {
  /** Whose field; rows of one subject follow each other. */
  subject: string;
  field: string;
  before: string | null;
  after: string | null;
}

export type ChangeKind = "ajouté" | "retiré" | "modifié";

export function changeKind({ before, after }: Change): ChangeKind {
  if (before === null || before === "") return "ajouté";
  return after === null || after === "" ? "retiré" : "modifié";
}

export interface Piece {
  text: string;
  differs: boolean;
}

/** A value cut into what both share (start and end) and what differs in the middle. */
export function differing(value: string, other: string): Piece[] {
  const shortest = Math.min(value.length, other.length);
  let start = 0;
  while (start < shortest && value[start] === other[start]) start += 1;
  let end = 0;
  while (end < shortest - start && value.at(-1 - end) === other.at(-1 - end)) end += 1;
  const pieces = [
    { text: value.slice(0, start), differs: false },
    { text: value.slice(start, value.length - end), differs: true },
    { text: value.slice(value.length - end), differs: false },
  ];
  return pieces.filter((piece) => piece.text !== "");
}
