import { PageHeader } from "@/shared/ui/PageHeader";

/** The accessibility statement. */
export function AccessibilityPage() {
  return <PageHeader title="Accessibilité" lead="Raccroche n’a pas encore été audité&nbsp;: le service est déclaré non conforme." />;
}
