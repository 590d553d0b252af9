import { PageHeader } from "@/shared/ui/PageHeader";

/** The differences a file would make. */
export function ImportPage() {
  return <PageHeader title="Import" lead="Que va changer ce fichier, et puis-je lui faire confiance&nbsp;?" />;
}
