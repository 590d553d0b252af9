import { schoolYear } from "@/shared/format";
import { PersonHeader } from "@/shared/ui/PersonHeader";

import type { Case } from "../api";
import { situation } from "../logic/words";

/** Whose case this is, where it stands, who is waited for. */
export function CaseHeader({ attendanceCase, today }: { attendanceCase: Case; today: string }) {
  const { student, school, referent, notices } = attendanceCase;
  return (
    <PersonHeader
      name={student}
      subject={`Dossier d’absence ${schoolYear(attendanceCase.school_year)}`}
      back={{ label: "Dossiers", href: "/dossiers" }}
      notice={notices.length > 0 ? notices.join(" ") : undefined}
      facts={[
        { label: "Classe", value: student.class_name ?? "sans classe", labelHidden: true },
        { label: "Établissement", value: school.name, labelHidden: true },
        { label: "Âge", value: `${student.age} ans`, labelHidden: true },
        { label: "Référent", value: referent?.display_name ?? "à désigner" },
      ]}
      situation={situation(attendanceCase, today)}
    />
  );
}
