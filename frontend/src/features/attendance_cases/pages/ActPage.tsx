import { PageHeader } from "@/shared/ui/PageHeader";

/** One act of a case, with its text and its preview. */
export function ActPage() {
  return <PageHeader title="Acte" lead="Que va-t-il se passer si je signe&nbsp;?" />;
}
