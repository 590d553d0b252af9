import { PageHeader } from "@/shared/ui/PageHeader";

/** An absence entered by vie scolaire. */
export function NewAbsencePage() {
  return <PageHeader title="Saisir une absence" lead="Que s’est-il passé, et combien de demi-journées cela fait-il&nbsp;?" />;
}
