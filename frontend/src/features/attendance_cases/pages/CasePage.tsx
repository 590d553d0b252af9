import { PageHeader } from "@/shared/ui/PageHeader";

/** A case: steps, acts, facts, evidence. */
export function CasePage() {
  return <PageHeader title="Dossier d’absence" lead="Où en est-on, que peut-on faire maintenant, sur quel texte, et avec quelles preuves&nbsp;?" />;
}
