import { PageHeader } from "@/shared/ui/PageHeader";

/** Schools, for administrators. */
export function SchoolsPage() {
  return <PageHeader title="Établissements" lead="Quels établissements utilisent le service&nbsp;?" />;
}
