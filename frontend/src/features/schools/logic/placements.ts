/** Weeks in companies: the list of a class, and what a new period lacks. */

export interface PlacementDraft {
  starts_on: string;
  ends_on: string;
  label: string;
}

type Known = PlacementDraft & { id: string };

const bare = ({ starts_on, ends_on, label }: PlacementDraft): PlacementDraft => ({ starts_on, ends_on, label });

/** In the order of the calendar. */
export const inOrder = <T extends PlacementDraft>(items: readonly T[]): T[] => [...items].sort((one, other) => one.starts_on.localeCompare(other.starts_on));

export const withPlacement = (items: readonly Known[], added: PlacementDraft): PlacementDraft[] =>
  inOrder([...items, { ...added, label: added.label.trim() }].map(bare));

export const without = (items: readonly Known[], id: string): PlacementDraft[] => items.filter((each) => each.id !== id).map(bare);

/** What to correct, in a sentence. */
export function placementMistake({ starts_on, ends_on, label }: PlacementDraft, items: readonly PlacementDraft[]): string | undefined {
  if (label.trim() === "") return "Donnez un nom à la période.";
  if (starts_on === "" || ends_on === "") return "Indiquez le premier et le dernier jour.";
  if (ends_on < starts_on) return "Le dernier jour vient après le premier.";
  return items.some((each) => each.starts_on <= ends_on && starts_on <= each.ends_on) ? "Une période de cette classe couvre déjà ces jours." : undefined;
}
