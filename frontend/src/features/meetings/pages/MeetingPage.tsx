import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { downloadFile } from "@/shared/api/files";
import { GroupPart, MeetingState } from "@/shared/api/reference.gen";
import { capitalised, textDate, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";
import { MenuButton } from "@/shared/ui/MenuButton";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { meetingQuery, type Meeting } from "../api";
import { Agenda } from "../components/Agenda";
import { ClosedMeeting } from "../components/ClosedMeeting";
import { MeetingSteps, OpenSession } from "../components/MeetingSteps";
import { Participants } from "../components/Participants";
import { Proposals } from "../components/Proposals";
import { hoursWords, kindName, meetingTitle, reportName } from "../logic/words";
import { useHolds } from "../useMeeting";

/** Prepare a meeting: who, in which order, with whom; once it is closed, what was decided. */
export function MeetingPage() {
  const { meetingId = "" } = useRouteParams();
  const query = useQuery(meetingQuery(meetingId));
  requireRecord(query.error);
  const found = query.data;
  return (
    <>
      <PageHeader
        title={found === undefined ? "Réunion" : meetingTitle(found.body)}
        context={found?.body.unit_name}
        breadcrumb={[{ label: "Réunions", href: "/reunions" }]}
        lead={found === undefined ? undefined : <Facts meeting={found.body} />}
        actions={found === undefined ? undefined : <Actions meeting={found.body} etag={found.etag} />}
      />
      <QueryPart query={query} lines={10}>
        {({ body, etag }) => <Body key={body.id} meeting={body} etag={etag} />}
      </QueryPart>
    </>
  );
}

function Facts({ meeting }: { meeting: Meeting }) {
  const { legal_basis: basis } = meeting;
  return (
    <>
      <p>
        {capitalised(hoursWords(meeting.starts_at, meeting.planned_minutes))}
        {meeting.place !== "" && `, ${typeset(meeting.place)}`} — {MeetingState[meeting.state]}
        {meeting.postponed_from !== null && ` (d’abord annoncée le ${textDate(meeting.postponed_from)})`}.
      </p>
      {basis !== null && (
        <Disclosure label={`Cadre\u00a0: ${basis.article === "" ? "règle interne" : basis.article}`}>
          <p className="rc-mention">
            {typeset(meeting.title)}. Convoqué par {typeset(meeting.frame.convened_by)}. {typeset(basis.quote)} {typeset(meeting.frame.rhythm)}
          </p>
        </Disclosure>
      )}
      {meeting.state === "planned" && meeting.missing.length > 0 && (
        <p className="rc-mention">Personne ne siège encore comme&nbsp;: {meeting.missing.map((part) => GroupPart[part]).join(", ")}.</p>
      )}
    </>
  );
}

function Actions({ meeting, etag }: { meeting: Meeting; etag: string }) {
  const holds = useHolds();
  const [failure, setFailure] = useState<Error | null>(null);
  const get = (file: string): void => {
    setFailure(null);
    downloadFile(`/api/v1/meetings/${meeting.id}/${file}`).catch((error: unknown) => setFailure(error as Error));
  };
  return (
    <>
      {failure !== null && <ProblemAlert error={failure} />}
      {meeting.state === "running" && (
        <AppLink className="fr-btn" href={`/reunions/${meeting.id}/seance`}>
          {holds ? "Reprendre la séance" : "Suivre la séance"}
        </AppLink>
      )}
      {holds && meeting.state === "planned" && meeting.held_on <= today() && meeting.items.length > 0 && <OpenSession meeting={meeting} etag={etag} />}
      {holds && meeting.state === "closed" && (
        <button type="button" className="fr-btn" onClick={() => get("minutes.pdf")}>
          {reportName(meeting)} (PDF)
        </button>
      )}
      {holds && meeting.items.length > 0 && (
        <MenuButton
          label="Ordre du jour (PDF)"
          className="fr-btn fr-btn--tertiary"
          items={[
            { label: "Sans les noms", onSelect: () => get("agenda.pdf?names=false") },
            { label: "Avec les noms", onSelect: () => get("agenda.pdf?names=true") },
          ]}
        />
      )}
    </>
  );
}

function Body({ meeting, etag }: { meeting: Meeting; etag: string }) {
  const holds = useHolds();
  if (meeting.state === "closed") return <ClosedMeeting meeting={meeting} />;
  const open = meeting.state === "planned" || meeting.state === "running";
  return (
    <>
      {meeting.state === "cancelled" && <p className="rc-strip">{kindName(meeting.kind)} annulé&nbsp;: ses points sont passés à la réunion suivante.</p>}
      <div className={holds && open ? "rc-shape rc-shape--halves rc-meeting" : "rc-work"}>
        <Agenda meeting={meeting} edits={holds && open} />
        {holds && open && <Proposals meeting={meeting} />}
      </div>
      <Participants meeting={meeting} edits={holds && open} />
      {holds && meeting.state === "planned" && <MeetingSteps meeting={meeting} etag={etag} />}
    </>
  );
}
