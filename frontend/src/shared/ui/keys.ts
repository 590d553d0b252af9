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
