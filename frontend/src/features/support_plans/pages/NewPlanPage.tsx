import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { studentQuery } from "@/shared/api/students";
import { sentenceName } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { StudentChoice } from "@/shared/ui/StudentChoice";

import { schemesOfStudentQuery, type Scheme } from "../api";
import { StartFrom } from "../components/StartFrom";
import { newPlanHref } from "../logic/schemes";

/** For whom, which scheme, from what; then the draft opens. */
export function NewPlanPage() {
  const router = useRouter();
  const { type, eleve } = useSearch({ strict: false });
  const { data: student } = useQuery({ ...studentQuery(eleve ?? ""), enabled: eleve !== undefined });
  const name = student === undefined ? "" : sentenceName(student);
  return (
    <>
      <PageHeader
        title={type === "ppre" ? "Nouveau PPRE" : "Proposer un accompagnement"}
        context={name === "" ? undefined : name}
        lead={student === undefined ? "À quel élève, et lequel&nbsp;?" : [name, student.class_name ?? "sans classe", student.school_name].join(", ")}
        breadcrumb={[{ label: "Accompagnements", href: "/accompagnements" }]}
      />
      {eleve === undefined ? (
        <div className="rc-form">
          <StudentChoice onChoose={(chosen) => void router.navigate({ href: newPlanHref(type, chosen.id) })} />
        </div>
      ) : (
        <SchemeChoice key={eleve} type={type} studentId={eleve} firstName={student?.first_name ?? "cet élève"} />
      )}
    </>
  );
}

function SchemeChoice({ type, studentId, firstName }: { type: string | undefined; studentId: string; firstName: string }) {
  const query = useQuery(schemesOfStudentQuery(studentId));
  return (
    <QueryPart query={query}>
      {({ items }) => {
        const chosen = items.find((scheme) => scheme.code === type);
        if (chosen === undefined) return <OpenSchemes schemes={items} studentId={studentId} title={`Ouverts à ${firstName}`} />;
        if (chosen.closed_because !== null) return <Closed scheme={chosen} schemes={items} studentId={studentId} reason={chosen.closed_because} />;
        return <StartFrom scheme={chosen} studentId={studentId} firstName={firstName} />;
      }}
    </QueryPart>
  );
}

/** The page gives way to the reason, and to what is open instead. */
function Closed({ scheme, schemes, studentId, reason }: { scheme: Scheme; schemes: Scheme[]; studentId: string; reason: string }) {
  return (
    <>
      <EmptyState kind="closed" title={`${scheme.label}\u00a0: pas ouvert à cet élève`}>
        {reason}
      </EmptyState>
      {scheme.legal_basis !== null && <LegalBasis basis={scheme.legal_basis} defaultOpen />}
      <OpenSchemes schemes={schemes} studentId={studentId} title="Ce qui est ouvert à la place" />
    </>
  );
}

function OpenSchemes({ schemes, studentId, title }: { schemes: Scheme[]; studentId: string; title: string }) {
  const open = schemes.filter((scheme) => scheme.closed_because === null);
  return (
    <section aria-labelledby="open-schemes">
      <h2 id="open-schemes" className="fr-h5 fr-mt-3w">
        {title}
      </h2>
      <ul className="rc-plain-list">
        {open.map((scheme) => (
          <li key={scheme.code} className="rc-scheme">
            <AppLink className="rc-strong" href={newPlanHref(scheme.code, studentId)}>
              {scheme.label}
            </AppLink>
            <p className="rc-mention">{scheme.for_whom}</p>
          </li>
        ))}
      </ul>
      <AppLink className="fr-link" href={`/accompagnements/catalogue?eleve=${studentId}`}>
        Voir tout le catalogue, et pourquoi les autres sont fermés
      </AppLink>
    </section>
  );
}
