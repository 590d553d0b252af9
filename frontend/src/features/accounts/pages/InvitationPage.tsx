import { PageHeader } from "@/shared/ui/PageHeader";

/** Opens an account from an invitation; the token is in the fragment. */
export function InvitationPage() {
  return <PageHeader title="Votre invitation" lead="Choisissez votre mot de passe pour ouvrir votre compte." />;
}
