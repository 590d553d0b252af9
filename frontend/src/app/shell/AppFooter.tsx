import { AppLink } from "@/shared/ui/AppLink";
import { ThemeChoice } from "@/shared/ui/ThemeChoice";

import { useTheme } from "../session/usePreferences";

const LINKS = [
  ["/accessibilite", "Accessibilité\u00a0: non conforme"],
  ["/donnees-personnelles", "Données personnelles"],
  ["/plan-du-site", "Plan du site"],
  ["/base-legale", "Les textes appliqués"],
] as const;

/** Short: what a State service owes, the theme, the version. */
export function AppFooter({ signedIn }: { signedIn: boolean }) {
  const { theme, choose } = useTheme(signedIn);
  return (
    <footer className="rc-footer fr-mt-4w rc-no-print" id="pied-de-page">
      <div className="fr-container rc-footer__row">
        <ul className="rc-inline-list">
          {LINKS.map(([href, label]) => (
            <li key={href}>
              <AppLink className="fr-footer__bottom-link" href={href}>
                {label}
              </AppLink>
            </li>
          ))}
          <li>
            <span className="fr-footer__bottom-link">Version {__APP_VERSION__}</span>
          </li>
        </ul>
        <ThemeChoice theme={theme} onChoose={choose} />
      </div>
    </footer>
  );
}
