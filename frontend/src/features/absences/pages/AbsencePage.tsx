import { PageHeader } from "@/shared/ui/PageHeader";

/** A correction that keeps the former entry. */
export function AbsencePage() {
  return <PageHeader title="Corriger une absence" lead="Que s’est-il passé, et combien de demi-journées cela fait-il&nbsp;?" />;
}
