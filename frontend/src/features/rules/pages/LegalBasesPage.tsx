import { PageHeader } from "@/shared/ui/PageHeader";

/** Every legal basis, with its dates. */
export function LegalBasesPage() {
  return <PageHeader title="Les textes appliqués" lead="Quel texte fonde chaque étape, et depuis quand&nbsp;?" />;
}
