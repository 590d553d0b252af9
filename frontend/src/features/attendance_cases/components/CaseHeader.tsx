import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";

import { schoolYear } from "@/shared/format";
import { PersonHeader } from "@/shared/ui/PersonHeader";
import { listHolding, sequenceIn } from "@/shared/ui/recordList";

import { neighboursQuery, type Case } from "../api";
import { caseHref, casesHref, narrowingOf, sequenceOf } from "../logic/lists";
import { situation } from "../logic/words";

/** Whose case this is, where it stands, who is waited for. */
export function CaseHeader({ attendanceCase, today }: { attendanceCase: Case; today: string }) {
  const { student, school, referent, notices } = attendanceCase;
  const search = useSearch({ strict: false });
  const from = listHolding(attendanceCase.id);
  const { data: neighbours } = useQuery({ ...neighboursQuery(attendanceCase.id, narrowingOf(search)), enabled: from === null });
  return (
    <PersonHeader
      name={student}
      subject={`Dossier d’absence ${schoolYear(attendanceCase.school_year)}`}
      back={from === null ? { label: "Dossiers", href: casesHref(search) } : { label: from.label, href: from.href }}
      sequence={from === null ? sequenceOf(neighbours, search) : sequenceIn(from, attendanceCase.id, (id) => caseHref(id, search))}
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
