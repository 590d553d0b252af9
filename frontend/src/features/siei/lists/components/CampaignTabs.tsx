import { AppLink } from "@/shared/ui/AppLink";

const TABS = [["liste", "Liste"], ["comparaison", "Entrés et sortis"], ["justesse", "Justesse des sources"]] as const;

/** A list and its neighbours. */
export function CampaignTabs({ campaignId, current }: { campaignId: string; current: (typeof TABS)[number][0] }) {
  return (
    <nav className="rc-no-print" aria-label="Liste de la campagne">
      <ul className="rc-subnav">
        {TABS.map(([place, label]) => (
          <li key={place}>
            <AppLink href={`/siei/${campaignId}/${place}`} aria-current={place === current ? "true" : undefined}>
              {label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
