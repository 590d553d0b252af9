import { textDate, typeset } from "@/shared/format";

import { AppLink } from "./AppLink";
import { Disclosure } from "./Disclosure";
import { isInternalRule, type LegalBasisValue } from "./law";

/** « ⚖ R. 131-7, I »: the article as a button, its text and dates in place. Never a tooltip. */
export function LegalBasis({ basis, defaultOpen = false }: { basis: LegalBasisValue; defaultOpen?: boolean }) {
  return (
    <Disclosure className="rc-legal" buttonClassName="rc-legal__button" defaultOpen={defaultOpen} label={<Label basis={basis} />}>
      <div className="rc-legal__text">
        {basis.quote !== "" && <blockquote>{typeset(basis.quote)}</blockquote>}
        <p className="fr-text--xs">
          {typeset(basis.title)}
          {basis.title !== "" && ". "}
          {isInternalRule(basis) ? "Ce n’est pas une règle de droit. " : ""}
          {validity(basis)}
        </p>
        <AppLink className="fr-link fr-link--sm" href={`/base-legale#${basis.code}`}>
          Voir les textes appliqués
        </AppLink>
      </div>
    </Disclosure>
  );
}

function Label({ basis }: { basis: LegalBasisValue }) {
  const internal = isInternalRule(basis);
  return (
    <>
      <span className="fr-icon-scales-3-line fr-icon--sm" aria-hidden="true" />
      <span className="fr-sr-only">{internal ? "Base\u00a0: " : "Base légale\u00a0: article "}</span>
      {internal ? "Règle interne" : basis.article}
    </>
  );
}

function validity({ valid_from, valid_to }: LegalBasisValue): string {
  const start = `En vigueur depuis le ${textDate(valid_from)}`;
  return valid_to === null ? `${start}.` : `En vigueur du ${textDate(valid_from)} au ${textDate(valid_to)}.`;
}
