import { PageHeader } from "@/shared/ui/PageHeader";

/** The rules applied to an invented history, without any person. */
export function SimulatorPage() {
  return <PageHeader title="Que disent les textes&nbsp;?" lead="Que diraient les règles pour cette histoire, à cette date, sous quel texte&nbsp;?" />;
}
