import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { invite, uninvite, type Meeting, type MeetingItem } from "../api";
import { subjectOf } from "../logic/projection";
import { useMeetingGesture } from "../useMeeting";
import { SeatChoice } from "./SeatChoice";

/** « Inviter pour ce point » : a colleague who sees this point and no other. */
export function GuestForm({ meeting, item, onClose }: { meeting: Meeting; item: MeetingItem; onClose: () => void }) {
  const inviting = useMeetingGesture(meeting.id, (account: string) => invite(meeting.id, item.id, account));
  const removing = useMeetingGesture(meeting.id, (account: string) => uninvite(meeting.id, item.id, account));
  return (
    <div className="rc-box rc-agenda__panel">
      {inviting.isError && <ProblemAlert error={inviting.error} />}
      <SeatChoice
        id={`guest-${item.id}`}
        unitId={meeting.unit_id}
        houseOnly
        label={`Inviter pour ce point\u00a0: ${subjectOf(item, false)}`}
        hint="La personne verra ce point et aucun autre."
        value=""
        onChange={(account) => account !== "" && inviting.mutate(account)}
        without={item.guests.map(({ account_id }) => account_id)}
      />
      {item.guests.length > 0 && (
        <ul className="rc-plain-list">
          {item.guests.map(({ account_id, name }) => (
            <li key={account_id}>
              {name}{" "}
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={() => removing.mutate(account_id)}>
                Ne plus inviter<span className="fr-sr-only"> {name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>
        Fermer
      </button>
    </div>
  );
}
