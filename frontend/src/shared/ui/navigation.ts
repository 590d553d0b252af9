/** Entries of the main navigation, and which one is current. */

interface Leaf {
  label: string;
  href: string;
  /** Only « À faire » counts. */
  count?: number;
  children?: undefined;
}

export type NavigationEntry = Leaf | { label: string; children: Leaf[]; href?: undefined };

/** The href with the longest prefix in common with the page, so that two are never current. */
export function activeHref(entries: NavigationEntry[], pathname: string): string | null {
  const leaves = entries.flatMap((entry) => entry.children ?? [entry]);
  const matching = leaves
    .map((leaf) => leaf.href)
    .filter((href) => (href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`)));
  return matching.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
