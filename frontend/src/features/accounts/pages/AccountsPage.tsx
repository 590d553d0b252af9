import { PageHeader } from "@/shared/ui/PageHeader";

/** Accounts and their perimeters, for administrators. */
export function AccountsPage() {
  return <PageHeader title="Comptes" lead="Qui peut quoi, où, jusqu’à quand&nbsp;?" />;
}
