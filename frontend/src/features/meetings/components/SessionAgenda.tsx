import { ItemState } from "@/shared/api/reference.gen";
import { AppLink } from "@/shared/ui/AppLink";
import { PersonName } from "@/shared/ui/PersonName";

import type { Meeting } from "../api";
import { progressWords } from "../logic/agenda";
import { subjectOf, situation } from "../logic/projection";

const ICONS = { seen: "fr-icon-check-line fr-icon--sm", current: "fr-icon-arrow-right-line fr-icon--sm", postponed: "fr-icon-time-line fr-icon--sm", to_see: "" } as const;

interface Props {
  meeting: Meeting;
  masked: boolean;
  current: string | undefined;
  hrefOf: (item: string) => string;
  onOpen: (item: string) => void;
}

/** The agenda beside the point: what was seen, what is left, how much time. */
export function SessionAgenda({ meeting, masked, current, hrefOf, onOpen }: Props) {
  return (
    <nav aria-labelledby="session-agenda" className="rc-session__agenda">
      <div className="rc-meeting__head">
        <h2 id="session-agenda" className="fr-h6">
          Ordre du jour
        </h2>
        <p role="status">{progressWords(meeting.items)}</p>
      </div>
      <ol className="rc-session__list">
        {meeting.items.map((item) => (
          <li key={item.id}>
            <AppLink
              href={hrefOf(item.id)}
              aria-current={item.id === current ? "step" : undefined}
              onClick={() => onOpen(item.id)}
            >
              <span className={`rc-session__icon ${ICONS[item.state]}`} aria-hidden="true" />
              <span className="rc-session__name">
                {masked ? situation(item) : <>{item.position}. {item.person === null ? subjectOf(item, false) : <PersonName name={item.person} />}</>}
              </span>
              <span className="rc-mention">{item.state === "to_see" || item.state === "current" ? `${item.minutes}\u00a0min` : ItemState[item.state]}</span>
            </AppLink>
          </li>
        ))}
      </ol>
      <p className="rc-mention">{meeting.time_left > 0 ? `Temps restant\u00a0: ${meeting.time_left}\u00a0min` : "Tous les points ont été vus."}</p>
    </nav>
  );
}
