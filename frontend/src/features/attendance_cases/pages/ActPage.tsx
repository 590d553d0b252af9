import { useQuery } from "@tanstack/react-query";

import { sentenceName, today as presentDay } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart, Skeleton } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { caseQuery, draftsQuery, type Case } from "../api";
import { ActForm } from "../components/ActForm";

/** What will happen if I sign: one act of a case, with its text and its letters. */
export function ActPage() {
  const { caseId = "", transition = "" } = useRouteParams();
  const opened = useQuery(caseQuery(caseId));
  requireRecord(opened.error);
  const drafts = useQuery(draftsQuery(caseId));
  const offers = (opened.data?.body.available_transitions ?? []).filter((offer) => offer.name === transition);
  const possible = offers.filter((offer) => offer.blocked_by.length === 0);
  const student = opened.data?.body.student;
  const person = student === undefined ? "" : sentenceName(student);
  return (
    <>
      <PageHeader
        title={offers[0]?.label ?? "Acte"}
        context={person === "" ? undefined : person}
        lead={student === undefined ? undefined : `${person}, ${student.class_name ?? "sans classe"}, ${student.age} ans`}
        breadcrumb={[
          { label: "Dossiers", href: "/dossiers" },
          { label: person === "" ? "Dossier d’absence" : person, href: `/dossiers/${caseId}` },
        ]}
      />
      <QueryPart query={opened}>
        {({ body, etag }) =>
          drafts.isPending ? (
            <Skeleton lines={6} />
          ) : possible.length > 0 ? (
            <ActForm attendanceCase={body} etag={etag} offers={possible} today={presentDay()} kept={drafts.data?.items.find((each) => each.step === transition)} />
          ) : (
            <NotOffered offers={offers} attendanceCase={body} />
          )
        }
      </QueryPart>
    </>
  );
}

/** The address of an act that is blocked, done already, or not this reader's to take. */
function NotOffered({ offers, attendanceCase }: { offers: Case["available_transitions"]; attendanceCase: Case }) {
  return (
    <>
      {offers.length === 0 && <p>Cette étape n’est pas possible maintenant dans ce dossier.</p>}
      {offers.map((offer) => (
        <div key={offer.track}>
          {offer.blocked_by.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p className="rc-mention">Qui peut&nbsp;: {offer.who}.</p>
          {offer.legal_basis !== null && <LegalBasis basis={offer.legal_basis} defaultOpen />}
        </div>
      ))}
      <AppLink className="fr-link" href={`/dossiers/${attendanceCase.id}`}>
        Revenir au dossier
      </AppLink>
    </>
  );
}
