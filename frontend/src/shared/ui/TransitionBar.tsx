import { sinceDay, typeset } from "@/shared/format";

import { AppLink } from "./AppLink";
import { Disclosure } from "./Disclosure";
import { LegalBasis } from "./LegalBasis";
import type { LegalBasisValue } from "./law";
import { useShortcuts } from "./shortcuts";
import { useIsNarrow } from "./useMediaQuery";

export interface Offer {
  name: string;
  label: string;
  legal_basis: LegalBasisValue | null;
  /** Sentences that say what is missing and who can give it; empty when the step is open. */
  blocked_by: string[];
}

interface Props {
  offers: Offer[];
  /** The step that normally comes next: shown first, as the one primary button. */
  expected?: string | null;
  /** The page of the act; nothing is decided on click. */
  hrefFor: (name: string) => string;
  /** Whom everybody waits for when nothing is offered. */
  waiting?: { who: string; since: string } | null;
  today: string;
}

const HEADING = "rc-transitions";

/** What may be done now, on which text, and what is missing for the rest. Draws no conclusion from any role. */
export function TransitionBar({ offers, expected, hrefFor, waiting, today }: Props) {
  useShortcuts([{ keys: "t", label: "Ce que vous pouvez faire", run: () => document.getElementById(HEADING)?.focus() }]);
  const narrow = useIsNarrow();
  const open = offers.filter((offer) => offer.blocked_by.length === 0);
  const ordered = open.toSorted((a, b) => Number(b.name === expected) - Number(a.name === expected));
  const blocked = offers.filter((offer) => offer.blocked_by.length > 0);
  const [first, ...others] = ordered;

  return (
    <section className="rc-transitions" aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1} className="fr-h5">
        Ce que vous pouvez faire
      </h2>
      {first === undefined && <p>{nothingToDo(waiting, today)}</p>}
      {first !== undefined && (
        <div className={narrow ? "rc-foot" : undefined}>
          <Act offer={first} href={hrefFor(first.name)} primary />
          {narrow && others.length > 0 ? (
            <Disclosure label={`Autres actions (${others.length})`}>
              <OtherActs offers={others} hrefFor={hrefFor} />
            </Disclosure>
          ) : (
            <OtherActs offers={others} hrefFor={hrefFor} />
          )}
        </div>
      )}
      {blocked.length > 0 && <BlockedActs offers={blocked} />}
    </section>
  );
}

function OtherActs({ offers, hrefFor }: { offers: Offer[]; hrefFor: Props["hrefFor"] }) {
  return (
    <ul className="rc-plain-list">
      {offers.map((offer) => (
        <li key={offer.name}>
          <Act offer={offer} href={hrefFor(offer.name)} />
        </li>
      ))}
    </ul>
  );
}

function Act({ offer, href, primary = false }: { offer: Offer; href: string; primary?: boolean }) {
  return (
    <div className="rc-act">
      <AppLink className={primary ? "fr-btn" : "fr-btn fr-btn--secondary"} href={href}>
        {typeset(offer.label)}
      </AppLink>
      {offer.legal_basis !== null && <LegalBasis basis={offer.legal_basis} />}
    </div>
  );
}

/** Blocked acts are text: a disabled button can be neither focused nor read. */
function BlockedActs({ offers }: { offers: Offer[] }) {
  return (
    <>
      <h3 className="fr-h6">Pas encore possible</h3>
      <ul className="rc-plain-list">
        {offers.map((offer) => (
          <li key={offer.name} className="rc-blocked">
            <p className="rc-blocked__label">
              <span className="fr-icon-time-line fr-icon--sm" aria-hidden="true" /> {typeset(offer.label)}
            </p>
            {offer.blocked_by.map((sentence) => (
              <p key={sentence} className="rc-mention">
                {typeset(sentence)}
              </p>
            ))}
            {offer.legal_basis !== null && <LegalBasis basis={offer.legal_basis} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function nothingToDo(waiting: Props["waiting"], today: string): string {
  if (waiting == null) return "Rien à faire de votre côté.";
  return `Rien à faire de votre côté. On attend ${typeset(waiting.who)}, ${sinceDay(waiting.since, today)}.`;
}
