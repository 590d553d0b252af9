/** French keyboards: digits need Shift, so they are read by their place; letters by what they write. */

export interface Key {
  key: string;
  code: string;
}

/** Whether a key, after the one before it, completes `j`, `1`, `?` or `g a`. */
export function matches(keys: string, before: string, event: Key): boolean {
  const [first = "", second] = keys.split(" ");
  if (second === undefined) return is(first, event);
  return before === first && is(second, event);
}

function is(wanted: string, { key, code }: Key): boolean {
  if (/^\d$/.test(wanted)) return code === `Digit${wanted}` || code === `Numpad${wanted}`;
  return key.toLowerCase() === wanted.toLowerCase();
}

const NAMES: Readonly<Record<string, string>> = { Escape: "Échap", ArrowDown: "↓", ArrowUp: "↑", "Control+Enter": "Ctrl + Entrée" };

/** The rows of the help: each gesture once, with all the keys that do it. */
export function helpRows(shortcuts: readonly { keys: string; label: string }[]): { label: string; keys: string[] }[] {
  const rows = new Map<string, string[]>();
  for (const { keys, label } of shortcuts) {
    const name = NAMES[keys] ?? keys.replace(" ", " puis ");
    const known = rows.get(label) ?? [];
    if (!known.includes(name)) rows.set(label, [...known, name]);
  }
  return [...rows].map(([label, keys]) => ({ label, keys }));
}
