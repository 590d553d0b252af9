import { PageHeader } from "@/shared/ui/PageHeader";

/** A pupil: situation, absences, documents, who looked. */
export function StudentPage() {
  return <PageHeader title="Élève" lead="Où en est cet élève, que fait-on, qui s’en occupe, et depuis quand&nbsp;?" />;
}
