import { useQuery } from "@tanstack/react-query";

import { counted, schoolYear, typeset } from "@/shared/format";
import { studentQuery } from "@/shared/api/students";
import { PageHeader } from "@/shared/ui/PageHeader";
import { PersonHeader } from "@/shared/ui/PersonHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { listHolding, sequenceIn } from "@/shared/ui/recordList";
import { requireRecord } from "@/shared/ui/requireRecord";
import { StudentNavigation } from "@/shared/ui/StudentNavigation";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { orientationQuery } from "../api";
import { Year } from "../components/Year";
import { situationOf } from "../logic/steps";

/** A pupil's orientation: activities, wishes to assignment, calls. */
export function StudentOrientationPage() {
  const { studentId = "" } = useRouteParams();
  const query = useQuery(orientationQuery(studentId));
  const { data: student } = useQuery(studentQuery(studentId));
  requireRecord(query.error);
  const page = query.data?.body;
  if (page === undefined) {
    return (
      <>
        <PageHeader title="Orientation" breadcrumb={[{ label: "Orientation", href: "/orientation" }]} />
        <QueryPart query={query} lines={10}>
          {() => null}
        </QueryPart>
      </>
    );
  }
  const from = listHolding(studentId);
  return (
    <>
      <PersonHeader
        key={studentId}
        name={page}
        back={from ?? { label: "Élèves", href: "/eleves" }}
        sequence={sequenceIn(from, studentId, (id) => `/eleves/${id}/orientation`)}
        facts={[
          { label: "Classe", value: page.class_name },
          ...(student === undefined ? [] : [{ label: "Établissement", value: student.school_name, labelHidden: true }, { label: "Âge", value: counted(student.age, "an"), labelHidden: true }]),
          { label: "Année", value: schoolYear(page.school_year), labelHidden: true },
        ]}
        situation={typeset(situationOf(page))}
      />
      <StudentNavigation id={studentId} section="orientation" />
      <Year key={`${studentId}-year`} page={page} />
    </>
  );
}
