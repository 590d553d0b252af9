import { Tag } from "@codegouvfr/react-dsfr/Tag";
import { useState } from "react";

import { clockTime, dayMonth, dayOf, monthName, typeset } from "@/shared/format";

import { AppLink } from "./AppLink";
import { byMonth, kindsOf, type TimelineEvent } from "./timeline";

const PAGE = 20;

/** What happened, newest first; a correction shows what it replaced, in words too. */
export function CaseTimeline({ events, zone }: { events: TimelineEvent[]; zone?: string }) {
  const [kind, setKind] = useState<string | null>(null);
  const [shown, setShown] = useState(PAGE);
  const kinds = kindsOf(events);
  const months = byMonth(events, kind, shown);
  const total = kind === null ? events.length : events.filter((event) => event.kind === kind).length;

  return (
    <div className="rc-timeline">
      {kinds.length > 1 && (
        <ul className="rc-inline-list rc-no-print" aria-label="Filtrer la frise">
          {kinds.map((each) => (
            <li key={each.kind}>
              <Tag
                small
                pressed={kind === each.kind}
                nativeButtonProps={{ onClick: () => setKind(kind === each.kind ? null : each.kind) }}
              >
                {typeset(each.label)}
              </Tag>
            </li>
          ))}
        </ul>
      )}
      {months.map((each) => (
        <section key={each.month}>
          <h3 className="fr-h6 rc-timeline__month">{monthName(each.month)}</h3>
          <ol className="rc-timeline__list">
            {each.events.map((event) => (
              <Entry key={event.id} event={event} zone={zone} />
            ))}
          </ol>
        </section>
      ))}
      {total > shown && (
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => setShown(shown + PAGE)}>
          Afficher la suite
        </button>
      )}
    </div>
  );
}

function Entry({ event, zone }: { event: TimelineEvent; zone?: string | undefined }) {
  const instant = event.at.length > 10;
  return (
    <li className="rc-timeline__entry">
      <time dateTime={event.at} className="rc-timeline__time">
        {dayMonth(instant ? dayOf(event.at, zone) : event.at)}
        {instant && <span className="rc-mention"> {clockTime(event.at, zone)}</span>}
      </time>
      <div>
        <p className="rc-timeline__title">{typeset(event.title)}</p>
        {event.replaced != null && (
          <p className="rc-mention">
            <del>{typeset(event.replaced.text)}</del> — remplacé le {dayMonth(event.replaced.on)}
          </p>
        )}
        {event.detail != null && <p className="fr-text--sm">{typeset(event.detail)}</p>}
        {event.actor != null && <p className="rc-mention">{typeset(event.actor)}</p>}
        {event.document != null && (
          <AppLink className="fr-link fr-link--sm" href={event.document.href}>
            {event.document.label}
          </AppLink>
        )}
      </div>
    </li>
  );
}
