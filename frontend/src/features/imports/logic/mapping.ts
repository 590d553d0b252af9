/** What the server asks about the columns of a table. */

interface Mapping {
  fields: { name: string; label: string; required: boolean }[];
  headers: { header: string; samples: string[] }[];
  proposal: Record<string, string>;
}

export const mappingOf = (needed: Readonly<Record<string, unknown>> | null): Mapping => ({
  fields: [],
  headers: [],
  proposal: {},
  ...(needed as Partial<Mapping> | null),
});
