import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import type { Offer } from "@/shared/ui/TransitionBar";

/** Steps that are possible and seldom come next. */
export function OtherActs({ offers, hrefFor }: { offers: Offer[]; hrefFor: (name: string) => string }) {
  if (offers.length === 0) return null;
  return (
    <Disclosure label={`Autres étapes possibles (${offers.length})`}>
      <ul className="rc-plain-list">
        {offers.map((offer) => (
          <li key={offer.name}>
            <AppLink className="fr-link" href={hrefFor(offer.name)}>
              {offer.label}
            </AppLink>{" "}
            {offer.legal_basis !== null && <LegalBasis basis={offer.legal_basis} />}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
