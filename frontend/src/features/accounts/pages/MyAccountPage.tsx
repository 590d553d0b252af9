import { PageHeader } from "@/shared/ui/PageHeader";

/** One's own account. */
export function MyAccountPage() {
  return <PageHeader title="Préférences et sécurité" lead="Comment travaillez-vous, et qui peut entrer à votre place&nbsp;?" />;
}
