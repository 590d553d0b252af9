import type { ReactNode } from "react";

import { AppLink } from "@/shared/ui/AppLink";
import { LegalBasis } from "@/shared/ui/LegalBasis";

import type { Place, Scheme } from "../api";
import { newPlanHref } from "../logic/schemes";
import { Places } from "./Places";

interface Props {
  scheme: Scheme;
  /** Why it is not open here; it stays in view. */
  closed: string | null;
  places: Place[];
  writes: boolean;
  student?: string | undefined;
  /** The unit in whose name sessions are announced and changed; null for who only reads them. */
  offers: string | null;
}

/** One scheme: for whom, how long, who decides, where there is room, on which text. */
export function SchemeCard({ scheme, closed, places, writes, student, offers }: Props) {
  return (
    <article className="rc-scheme" aria-labelledby={`scheme-${scheme.code}`}>
      <div className="rc-scheme__head">
        <h2 id={`scheme-${scheme.code}`} className="fr-h6">
          {scheme.label}
        </h2>
        {closed === null && writes && (
          <AppLink className="fr-btn fr-btn--sm fr-btn--tertiary rc-no-print" href={newPlanHref(scheme.code, student)}>
            Proposer<span className="fr-sr-only">, {scheme.label}</span>
          </AppLink>
        )}
      </div>
      {closed !== null && (
        <p className="rc-scheme__closed">
          <span className="fr-icon-lock-line fr-icon--sm" aria-hidden="true" /> Pas ouvert {student === undefined ? "dans votre établissement" : "à cet élève"}. {closed}
        </p>
      )}
      <dl className="rc-facts">
        <Fact label="Pour qui">{scheme.for_whom}</Fact>
        <Fact label="Où">{scheme.open_to}</Fact>
        <Fact label="Combien de temps">{scheme.duration.label}</Fact>
        <Fact label="Qui décide">{scheme.decided_by}</Fact>
        {(places.length > 0 || scheme.track === "commission") && (
          <Fact label="Places, prochaines entrées">
            <Places scheme={scheme} places={places} offers={offers} />
          </Fact>
        )}
      </dl>
      {scheme.legal_basis !== null && <LegalBasis basis={scheme.legal_basis} />}
      {scheme.uncertain !== "" && <p className="rc-mention">À vérifier&nbsp;: {scheme.uncertain}</p>}
    </article>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
