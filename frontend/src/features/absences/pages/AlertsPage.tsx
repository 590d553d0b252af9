import { PageHeader } from "@/shared/ui/PageHeader";

/** Thresholds crossed in a month, each with its why. */
export function AlertsPage() {
  return <PageHeader title="Seuils atteints" lead="Qui a atteint 4 ou 10 demi-journées ce mois, pourquoi, et qu’a-t-on fait&nbsp;?" />;
}
