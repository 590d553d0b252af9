/** What the server asks about the columns of a table. */

export interface MappingField {
  name: string;
  label: string;
  required: boolean;
}

interface Header {
  header: string;
  samples: string[];
}

interface Mapping {
  fields: MappingField[];
  headers: Header[];
  proposal: Record<string, string>;
}

export const mappingOf = (needed: Readonly<Record<string, unknown>> | null): Mapping => ({
  fields: [],
  headers: [],
  proposal: {},
  ...(needed as Partial<Mapping> | null),
});

/** What the file cannot be read without, and that no title has told. */
export const askedFirst = (fields: readonly MappingField[], proposal: Readonly<Record<string, string>>): MappingField[] =>
  fields.filter((field) => field.required && (proposal[field.name] ?? "") === "");

/** Each column with what it holds on its first lines: a title alone may say nothing. */
export const columnChoices = (headers: readonly Header[]): { value: string; label: string }[] =>
  headers.map(({ header, samples }) => {
    const seen = [...new Set(samples.filter((sample) => sample !== ""))].slice(0, 2).join(", ");
    return { value: header, label: seen === "" ? `${header} (vide)` : `${header} (${seen}…)` };
  });
