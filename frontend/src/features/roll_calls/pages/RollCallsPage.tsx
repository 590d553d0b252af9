import { PageHeader } from "@/shared/ui/PageHeader";

/** The classes of the half-day and their roll calls. */
export function RollCallsPage() {
  return <PageHeader title="Appels" lead="Quelle classe ai-je devant moi, l’appel est-il fait&nbsp;?" />;
}
