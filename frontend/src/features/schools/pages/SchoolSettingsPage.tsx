import { PageHeader } from "@/shared/ui/PageHeader";

/** Opening half-days and counting rules. */
export function SchoolSettingsPage() {
  return <PageHeader title="Calendrier et réglages" lead="Quand l’établissement est-il ouvert, et comment compte-t-il&nbsp;?" />;
}
