import { PageHeader } from "@/shared/ui/PageHeader";

/** Hearings of the DSDEN. */
export function HearingsPage() {
  return <PageHeader title="Entretiens" lead="Qui reçoit-on, quand, et où&nbsp;?" />;
}
