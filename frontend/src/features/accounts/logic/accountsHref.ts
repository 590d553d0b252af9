/** The list's address: filters only, never a name. */
export function accountsHref(values: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === "" ? [] : [[name, value]],
  );
  return entries.length === 0 ? "/administration/comptes" : `/administration/comptes?${new URLSearchParams(entries).toString()}`;
}
