import { PageHeader } from "@/shared/ui/PageHeader";

/** How to get a new password. */
export function PasswordPage() {
  return <PageHeader title="Mot de passe oublié" lead="Votre administrateur peut vous envoyer une nouvelle invitation." />;
}
