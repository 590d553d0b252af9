import { PageHeader } from "@/shared/ui/PageHeader";

/** Pupils of the perimeter. */
export function StudentsPage() {
  return <PageHeader title="Élèves" lead="Où est l’élève, ou la classe, que je cherche&nbsp;?" />;
}
