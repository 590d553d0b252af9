import { Header } from "@codegouvfr/react-dsfr/Header";
import type { MainNavigationProps } from "@codegouvfr/react-dsfr/MainNavigation";

import { MenuButton, type MenuItem } from "./MenuButton";
import { activeHref, type NavigationEntry } from "./navigation";
import { StudentSearch, type SearchResult } from "./StudentSearch";

interface Props {
  /** Words of the Marianne block: « République / française », or the académie's. */
  brand: [string, string];
  /** Where one stands: « Lycée professionnel Jacques-Prévert ». */
  perimeter: string;
  home: string;
  navigation: NavigationEntry[];
  pathname: string;
  account: { name: string; items: MenuItem[] } | null;
  search?: { find: (text: string) => Promise<SearchResult[]>; allHref: string; onAll: (text: string) => void } | undefined;
}

/** The compact DSFR header: who is served, where, by whom. */
export function AppHeader({ brand, perimeter, home, navigation, pathname, account, search }: Props) {
  const active = activeHref(navigation, pathname);
  return (
    <Header
      className="rc-compact"
      brandTop={
        <>
          {brand[0]}
          <br />
          {brand[1]}
        </>
      }
      homeLinkProps={{ href: home, title: "Accueil — Raccroche" }}
      serviceTitle="Raccroche"
      serviceTagline={perimeter}
      disableDisplay
      quickAccessItems={
        account === null
          ? []
          : [<MenuButton key="account" label={account.name} about=": menu du compte" items={account.items} className="fr-btn" />]
      }
      navigation={navigation.length === 0 ? undefined : navigation.map((entry) => item(entry, active))}
      {...(search && {
        allowEmptySearch: true,
        onSearchButtonClick: search.onAll,
        renderSearchInput: ({ id, className }: { id: string; className: string }) => (
          <StudentSearch id={id} className={className} find={search.find} allHref={search.allHref} onAll={search.onAll} />
        ),
      })}
    />
  );
}

function item(entry: NavigationEntry, active: string | null): MainNavigationProps.Item {
  if (entry.children === undefined) {
    const text = entry.count === undefined ? entry.label : `${entry.label} (${entry.count})`;
    return { text, linkProps: { href: entry.href }, isActive: entry.href === active };
  }
  return {
    text: entry.label,
    isActive: entry.children.some((child) => child.href === active),
    menuLinks: entry.children.map(({ label, href }) => ({ text: label, linkProps: { href }, isActive: href === active })),
  };
}
