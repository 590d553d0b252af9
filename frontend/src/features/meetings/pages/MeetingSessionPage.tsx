import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { requireRecord } from "@/shared/ui/requireRecord";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { SaveState, type Saving } from "@/shared/ui/SaveState";
import { useRouteParams } from "@/shared/ui/useRouteParams";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { Kbd } from "@/shared/ui/Kbd";

import { meetingQuery, type Meeting } from "../api";
import { ClosePanel } from "../components/ClosePanel";
import { Session } from "../components/Session";
import { useProjection } from "../useProjection";
import { hoursWords, meetingTitle } from "../logic/words";
import { useHolds } from "../useMeeting";

/** A meeting while it is held: one situation at a time, decided with somebody in charge by a day. */
export function MeetingSessionPage() {
  const { meetingId = "" } = useRouteParams();
  const query = useQuery(meetingQuery(meetingId));
  requireRecord(query.error);
  const holds = useHolds();
  const projection = useProjection();
  const [saving, setSaving] = useState<Saving>({ status: "none" });
  const [closing, setClosing] = useState(false);
  const meeting = query.data?.body;
  return (
    <div className="rc-atelier">
      {projection.on && (
        <p className="rc-strip rc-session__strip">
          <strong>Mode projection&nbsp;: noms masqués.</strong> <button type="button" className="fr-link" onClick={projection.toggle}>Quitter la projection</button>
        </p>
      )}
      <PageHeader
        title={meeting === undefined ? "Réunion en séance" : meetingTitle(meeting)}
        context={meeting === undefined ? "Réunion" : "En séance"}
        breadcrumb={[
          { label: "Réunions", href: "/reunions" },
          { label: "Préparation", href: `/reunions/${meetingId}` },
        ]}
        lead={meeting === undefined ? undefined : <p className="rc-mention">En séance, {hoursWords(meeting.starts_at, meeting.planned_minutes)}</p>}
        saveState={<SaveState saving={saving} />}
        actions={
          meeting?.state === "running" ? (
            <>
              {projection.possible ? (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-pressed={projection.on} aria-keyshortcuts="p" onClick={projection.toggle}>
                  {projection.on ? "Montrer les noms" : "Mode projection"} <Kbd keys="p" />
                </button>
              ) : (
                <span className="rc-mention">La projection demande un écran large.</span>
              )}
              {holds && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-expanded={closing} onClick={() => setClosing(!closing)}>
                  Clore la réunion
                </button>
              )}
            </>
          ) : undefined
        }
      />
      <QueryPart query={query} lines={10}>
        {({ body, etag }) => (
          <>
            {closing && <ClosePanel meeting={body} etag={etag} onCancel={() => setClosing(false)} />}
            {body.state === "running" && body.items.length > 0 ? <Session meeting={body} masked={projection.on} onSaving={setSaving} onProjection={projection.toggle} /> : <NotHeld meeting={body} />}
          </>
        )}
      </QueryPart>
    </div>
  );
}

function NotHeld({ meeting }: { meeting: Meeting }) {
  const words = { planned: "La séance n’est pas ouverte.", closed: "La réunion est close.", cancelled: "La réunion est annulée.", running: "Rien à l’ordre du jour." } as const;
  return (
    <EmptyState kind="closed" title={words[meeting.state]} action={<AppLink href={`/reunions/${meeting.id}`}>{meeting.state === "closed" ? "Voir les décisions" : "Voir l’ordre du jour"}</AppLink>} />
  );
}
