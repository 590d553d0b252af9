import { AppLink } from "./AppLink";
import { useShortcuts } from "./shortcuts";

export interface Sequence {
  position: number;
  total: number;
  previousHref: string | null;
  nextHref: string | null;
}

/** « ‹ Précédent · 3 sur 12 · Suivant › », inside the filters of the list one came from. */
export function RecordSequence({ sequence: { position, total, previousHref, nextHref } }: { sequence: Sequence }) {
  useShortcuts([
    { keys: "j", label: "Fiche suivante", run: () => clickLink("rc-next") },
    { keys: "k", label: "Fiche précédente", run: () => clickLink("rc-previous") },
  ]);
  return (
    <nav className="rc-sequence rc-no-print" aria-label="Fiches de la liste">
      {previousHref !== null && (
        <AppLink id="rc-previous" className="fr-link" href={previousHref}>
          ‹ Précédent
        </AppLink>
      )}
      <span>
        {position} sur {total}
      </span>
      {nextHref !== null && (
        <AppLink id="rc-next" className="fr-link" href={nextHref}>
          Suivant ›
        </AppLink>
      )}
    </nav>
  );
}

function clickLink(id: string): void {
  document.getElementById(id)?.click();
}
