/** How a case tells its story: by month, newest first, twenty at a time. */

export interface TimelineEvent {
  id: string;
  /** A legal day, or an instant. */
  at: string;
  kind: string;
  kind_label: string;
  title: string;
  /** Function of who did it, never a name to the family. */
  actor?: string | null;
  detail?: string | null;
  /** What this entry said before it was corrected. */
  replaced?: { text: string; on: string } | null;
  document?: { label: string; href: string } | null;
}

export interface TimelineMonth {
  month: string;
  events: TimelineEvent[];
}

/** The newest events of one kind (or all), grouped under their month. */
export function byMonth(events: TimelineEvent[], kind: string | null, limit: number): TimelineMonth[] {
  const kept = events
    .filter((event) => kind === null || event.kind === kind)
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, limit);
  const months = new Map<string, TimelineEvent[]>();
  for (const event of kept) {
    const month = event.at.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return [...months].map(([month, events]) => ({ month, events }));
}

/** The kinds present, each once, in the order they appear. */
export function kindsOf(events: TimelineEvent[]): { kind: string; label: string }[] {
  return [...new Map(events.map((event) => [event.kind, event.kind_label]))].map(([kind, label]) => ({ kind, label }));
}
