import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { api, bodyOf } from "@/shared/api/client";
import { meQuery } from "@/shared/api/me";
import { idempotent, newIdempotencyKey } from "@/shared/api/preconditions";
import { studentQuery, type Student } from "@/shared/api/students";
import { counted, dayMonth, today } from "@/shared/format";
import { MenuButton } from "@/shared/ui/MenuButton";
import { PageHeader } from "@/shared/ui/PageHeader";
import { PersonHeader } from "@/shared/ui/PersonHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { listHolding, sequenceIn } from "@/shared/ui/recordList";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useShortcuts } from "@/shared/ui/shortcuts";
import { StudentNavigation } from "@/shared/ui/StudentNavigation";

import { Month } from "../components/Month";
import { Plans } from "../components/Plans";
import { AccessLog, Documents, Entries, monthOf } from "../components/Sections";
import { Signs } from "../components/Signs";
import { History, Now } from "../components/Situation";
import { StudentAside } from "../components/StudentAside";
import { StudentContact } from "../components/StudentContact";
import { currentHomeEducation } from "../logic/homeEducation";

type Params = Partial<Record<"studentId" | "section", string>>;

/** A pupil: situation, absences, documents, who looked. */
export function StudentPage() {
  const params: Params = useParams({ strict: false });
  const { studentId = "", section = "" } = params;
  const query = useQuery(studentQuery(studentId));
  requireRecord(query.error);
  if (query.data === undefined) {
    return (
      <>
        <PageHeader title="Élève" />
        <QueryPart query={query} lines={10}>
          {() => null}
        </QueryPart>
      </>
    );
  }
  return <Record key={studentId} student={query.data} section={section} />;
}

function Record({ student, section }: { student: Student; section: string }) {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const may = (permission: string): boolean => me?.permissions.includes(permission) === true;
  const [calling, setCalling] = useState(false);
  const month = monthOf(search["mois"], today());
  const path = `/eleves/${student.id}`;
  const from = listHolding(student.id);
  const person = { id: student.id, first_name: student.first_name, family_name: student.usage_name ?? student.family_name };
  const inSchool = me?.units.some((unit) => unit.id === student.school_id) === true;
  const calls = may("contacts:write") && inSchool;
  const opening = useMutation({
    mutationFn: () => bodyOf(api.POST("/api/v1/attendance-cases", { body: { student_id: student.id }, headers: idempotent(newIdempotencyKey()) })),
    onSuccess: async (opened) => {
      await client.invalidateQueries({ queryKey: ["attendance-cases"] });
      await navigate({ href: `/dossiers/${opened.id}` });
    },
  });
  useShortcuts(calls ? [{ keys: "n", label: "Noter un contact", run: () => setCalling(true) }] : []);

  const others = [
    ...(may("signals:write") && inSchool ? [{ label: "Signaler une inquiétude", href: `/signaler?eleve=${student.id}` }] : []),
    ...(may("support_plans:write") && inSchool ? [{ label: "Proposer un accompagnement", href: `/accompagnements/nouveau?eleve=${student.id}` }] : []),
    ...(may("absences:write") && inSchool ? [{ label: "Saisir une absence", href: `/absences/nouvelle?eleve=${student.id}` }] : []),
    ...(may("departures:write") && inSchool ? [{ label: "Cet élève quitte l’établissement", href: `/sorties/nouvelle?eleve=${student.id}` }] : []),
  ];
  return (
    <>
      <PersonHeader
        name={person}
        back={from ?? { label: "Élèves", href: "/eleves" }}
        sequence={sequenceIn(from, student.id, (id) => `/eleves/${id}${section === "" ? "" : `/${section}`}`)}
        notice={noticeOf(student)}
        facts={[
          { label: "Classe", value: student.class_name ?? "sans classe" },
          { label: "Établissement", value: student.school_name, labelHidden: true },
          { label: "Âge", value: counted(student.age, "an"), labelHidden: true },
        ]}
        actions={
          <>
            {calls && (
              <button type="button" className="fr-btn fr-btn--sm" aria-expanded={calling} onClick={() => setCalling(!calling)}>
                Noter un contact
              </button>
            )}
            {others.length > 0 && <MenuButton label="Autre action" items={others} />}
          </>
        }
      />
      {opening.isError && <ProblemAlert error={opening.error} />}
      {calling && <StudentContact student={person} onClose={() => setCalling(false)} />}
      <StudentNavigation id={student.id} section={section} />
      {section === "absences" && (
        <>
          <Month student={person} month={month} path={`${path}/absences`} writes={may("absences:write") && inSchool} />
          <h2 className="fr-h5">Saisies du mois</h2>
          <Entries student={student.id} month={month} writes={may("absences:write") && inSchool} />
        </>
      )}
      {section === "accompagnements" && <Plans student={student} writes={may("support_plans:write") && inSchool} />}
      {section === "documents" && <Documents student={student.id} />}
      {section === "acces" && <AccessLog student={student.id} />}
      {section === "" && (
        <div className="rc-shape rc-shape--record">
          <div>
            <Now student={student} readsCases={may("attendance_cases:read")} openCase={
                may("attendance_cases:advance") && inSchool ? (
                  <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary rc-no-print" disabled={opening.isPending} onClick={() => opening.mutate()}>
                    Ouvrir un dossier
                  </button>
                ) : null
              } />
            {may("early_warnings:read") && inSchool && <Signs student={person} />}
            <Month student={person} month={month} path={path} writes={may("absences:write") && inSchool} />
            <History student={student.id} />
          </div>
          <StudentAside student={student} writes={may("students:write") && inSchool} seesLog={may("students:read_access_log")} />
        </div>
      )}
    </>
  );
}

/** Left, gone from the file, taught at home, or adult: said before anything else. */
function noticeOf(student: Student): string | undefined {
  const left = student.enrolments[0]?.left_on ?? null;
  if (student.missing_since !== null) return `Absent de la base depuis l’import du ${dayMonth(student.missing_since)} — à éclaircir.`;
  if (student.status === "left" && left !== null) return `A quitté l’établissement le ${dayMonth(left)}. Lecture seule.`;
  const home = currentHomeEducation(student, today());
  if (home !== undefined && home.starts_on <= today()) return `Instruction dans la famille jusqu’au ${dayMonth(home.ends_on)}\u00a0: la procédure d’absences ne s’applique pas.`;
  return student.is_adult ? "Majeur\u00a0: les courriers lui sont adressés." : undefined;
}
