import { AppLink } from "./AppLink";

/** Lists know their neighbours, not their length: no page count. */
export interface Paging {
  page: number;
  previousHref: string | null;
  nextHref: string | null;
}

export function Pager({ paging: { page, previousHref, nextHref } }: { paging: Paging }) {
  if (previousHref === null && nextHref === null) return null;
  return (
    <nav className="rc-pager rc-no-print" aria-label="Pages de la liste">
      {previousHref !== null && (
        <AppLink className="fr-link" href={previousHref}>
          ‹ Page précédente
        </AppLink>
      )}
      <span role="status">Page {page}</span>
      {nextHref !== null && (
        <AppLink className="fr-link" href={nextHref}>
          Page suivante ›
        </AppLink>
      )}
    </nav>
  );
}
