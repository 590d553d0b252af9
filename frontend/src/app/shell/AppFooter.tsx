import { headerFooterDisplayItem } from "@codegouvfr/react-dsfr/Display";

import { AppLink } from "@/shared/ui/AppLink";

const LINKS = [
  ["/accessibilite", "Accessibilité : non conforme"],
  ["/donnees-personnelles", "Données personnelles"],
  ["/plan-du-site", "Plan du site"],
  ["/base-legale", "Les textes appliqués"],
] as const;

/** Short: what a State service owes, the theme, the version. */
export function AppFooter() {
  const { buttonProps, text } = headerFooterDisplayItem;
  return (
    <footer className="rc-footer fr-mt-4w rc-no-print" id="pied-de-page">
      <div className="fr-container">
        <ul className="rc-inline-list">
          {LINKS.map(([href, label]) => (
            <li key={href}>
              <AppLink className="fr-footer__bottom-link" href={href}>
                {label}
              </AppLink>
            </li>
          ))}
          <li>
            <button {...buttonProps} type="button" className="fr-footer__bottom-link fr-icon-theme-fill fr-link--icon-left">
              {text}
            </button>
          </li>
          <li className="rc-mention">Version {__APP_VERSION__}</li>
        </ul>
      </div>
    </footer>
  );
}
