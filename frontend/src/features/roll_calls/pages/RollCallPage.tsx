import { PageHeader } from "@/shared/ui/PageHeader";

/** One class, one half-day: who is absent. */
export function RollCallPage() {
  return <PageHeader title="Appel" lead="Qui n’est pas là&nbsp;?" />;
}
