import { PageHeader } from "@/shared/ui/PageHeader";

/** The day's absences and the families to tell. */
export function AbsencesPage() {
  return <PageHeader title="Absences du jour" lead="Qui manque, pourquoi, et quelles familles ne le savent pas encore&nbsp;?" />;
}
