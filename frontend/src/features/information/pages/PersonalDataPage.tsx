import { PageHeader } from "@/shared/ui/PageHeader";

/** Purpose, legal basis, durations and rights. */
export function PersonalDataPage() {
  return <PageHeader title="Données personnelles" lead="Quelles informations, pourquoi, combien de temps, et quels droits&nbsp;?" />;
}
