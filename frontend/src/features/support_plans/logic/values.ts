/** A value of a scheme's field as text: the server sends words, numbers, days and yes or no. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
