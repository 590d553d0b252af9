import { useQuery } from "@tanstack/react-query";

import { today as presentDay } from "@/shared/format";
import { CaseTimeline } from "@/shared/ui/CaseTimeline";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { Skeleton } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { caseQuery, type Case } from "../api";
import { CaseDocuments } from "../components/CaseDocuments";
import { CaseHeader } from "../components/CaseHeader";
import { CaseNavigation } from "../components/CaseNavigation";
import { CaseSituation } from "../components/CaseSituation";
import { LastAct } from "../components/LastAct";
import { timelineOf } from "../logic/timeline";

/** A case: steps, acts, facts, evidence. */
export function CasePage() {
  const { caseId = "", section = "" } = useRouteParams();
  const { data, error, refetch } = useQuery(caseQuery(caseId));
  requireRecord(error);
  if (data === undefined) {
    return (
      <>
        <PageHeader title="Dossier d’absence" breadcrumb={[{ label: "Dossiers", href: "/dossiers" }]} />
        {error === null ? <Skeleton lines={10} /> : <ProblemAlert error={error} onRetry={() => void refetch()} />}
      </>
    );
  }
  const today = presentDay();
  return (
    <>
      <CaseHeader attendanceCase={data.body} today={today} />
      <LastAct key={data.body.version} caseId={caseId} />
      <CaseNavigation caseId={caseId} section={section} />
      <Section attendanceCase={data.body} section={section} today={today} />
    </>
  );
}

function Section({ attendanceCase, section, today }: { attendanceCase: Case; section: string; today: string }) {
  if (section === "pieces") {
    return (
      <section aria-labelledby="documents">
        <h2 id="documents" className="fr-h5">
          Pièces
        </h2>
        <CaseDocuments caseId={attendanceCase.id} />
      </section>
    );
  }
  if (section === "historique") {
    return (
      <section aria-labelledby="history">
        <h2 id="history" className="fr-h5">
          Historique
        </h2>
        <CaseTimeline events={timelineOf(attendanceCase.acts)} />
      </section>
    );
  }
  return <CaseSituation attendanceCase={attendanceCase} today={today} />;
}
