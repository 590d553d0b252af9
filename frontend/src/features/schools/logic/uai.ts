const KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ";

/** The key letter that seven digits call for (their value modulo 23); null while they are not seven. */
export function uaiKey(typed: string): string | null {
  const digits = /^(\d{7})[A-Za-z]?$/.exec(typed.trim())?.[1];
  return digits === undefined ? null : (KEYS[Number(digits) % KEYS.length] ?? null);
}
