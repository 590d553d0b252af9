import { PageHeader } from "@/shared/ui/PageHeader";

/** A stored document as it was sent. */
export function DocumentPage() {
  return <PageHeader title="Document" lead="Qu’a-t-on envoyé, à qui, et est-ce arrivé&nbsp;?" />;
}
