import { PageHeader } from "@/shared/ui/PageHeader";

/** Letters to sign, the day's batch, deliveries. */
export function LettersPage() {
  return <PageHeader title="Courriers" lead="Qu’est-ce qui part aujourd’hui, et qu’est-ce qui n’arrive pas&nbsp;?" />;
}
