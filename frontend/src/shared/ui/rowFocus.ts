/** Moves real focus from row to row; the order of Tab stays natural. */

const MAIN = "th a[href], th button, [data-row-link], a[href], button";

/** Focuses the main link of the row `step` further; returns that row. 0 stays on the present row. */
export function focusRow(box: HTMLElement | null, step: number): HTMLElement | null {
  const rows = [...(box?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const present = rows.findIndex((row) => row.contains(document.activeElement));
  if (step === 0) return rows[present] ?? null;
  const wanted = present === -1 ? (step > 0 ? 0 : rows.length - 1) : present + step;
  const row = rows[wanted] ?? null;
  row?.querySelector<HTMLElement>(MAIN)?.focus();
  return row;
}

/** Whether an arrow may move from row to row: not inside a choice that arrows move. */
export const isOnRow = (box: HTMLElement | null): boolean => focusRow(box, 0) !== null && document.activeElement?.matches("input[type=radio]") !== true;

/** Ticks or unticks the row that has focus. */
export function toggleRow(box: HTMLElement | null): void {
  focusRow(box, 0)?.querySelector<HTMLElement>("input[type=checkbox]")?.click();
}
