import { PageHeader } from "@/shared/ui/PageHeader";

/** Cases and whom they wait for. */
export function CasesPage() {
  return <PageHeader title="Dossiers d’absence" lead="Quels dossiers avancent, lesquels dorment&nbsp;?" />;
}
