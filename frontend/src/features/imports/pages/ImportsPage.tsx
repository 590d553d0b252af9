import { PageHeader } from "@/shared/ui/PageHeader";

/** Files received and what they changed. */
export function ImportsPage() {
  return <PageHeader title="Imports" lead="Nos données sont-elles à jour&nbsp;?" />;
}
