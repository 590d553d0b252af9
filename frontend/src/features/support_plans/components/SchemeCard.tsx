import type { ReactNode } from "react";

import { counted, textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { LegalBasis } from "@/shared/ui/LegalBasis";

import type { Place, Scheme } from "../api";
import { newPlanHref } from "../logic/schemes";

interface Props {
  scheme: Scheme;
  /** Why it is not open here; it stays in view. */
  closed: string | null;
  places: Place[];
  writes: boolean;
  student?: string | undefined;
}

/** One scheme: for whom, how long, who decides, where there is room, on which text. */
export function SchemeCard({ scheme, closed, places, writes, student }: Props) {
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
            <Places places={places} />
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

function Places({ places }: { places: Place[] }) {
  if (places.length === 0) return <span className="rc-mention">aucune session annoncée</span>;
  return (
    <ul className="rc-plain-list">
      {places.map((place) => (
        <li key={place.id}>
          {place.structure}, entrée le {textDate(place.entry_on)}&nbsp;: {place.free === 0 ? "complet" : `${counted(place.free, "place")} sur ${place.capacity}`}
        </li>
      ))}
    </ul>
  );
}
