import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { capitalised, typeset, weekdayDate } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { planMeeting, type Group, type MeetingLine } from "../api";
import { comingDates } from "../logic/dates";
import { hourOf } from "../logic/words";

interface Props {
  groups: readonly Group[];
  planned: readonly MeetingLine[];
}

/** The next days of each group's own calendar that nobody has prepared: one gesture opens the agenda. */
export function ComingDates({ groups, planned }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const planning = useMutation({
    mutationFn: ({ group, day }: { group: Group; day: string }) =>
      planMeeting(
        { unit_id: group.unit_id, kind: group.kind, group_id: group.id, held_on: day, starts_at: group.starts_at, planned_minutes: group.planned_minutes, place: group.place },
        newIdempotencyKey(),
      ),
    onSuccess: async (meeting) => {
      await client.invalidateQueries({ queryKey: ["meetings", "list"] });
      await navigate({ href: `/reunions/${meeting.id}` });
    },
  });
  const dates = comingDates(groups, planned);
  if (dates.length === 0) return null;
  return (
    <section className="rc-section" aria-labelledby="coming">
      <h2 id="coming" className="fr-h5">
        Prochaines dates des groupes
      </h2>
      {planning.isError && <ProblemAlert error={planning.error} />}
      <ul className="rc-sheet">
        {dates.map(({ group, day }) => (
          <li key={`${group.id}-${day}`} className="rc-row">
            <p>
              {capitalised(weekdayDate(day))}, {hourOf(group.starts_at)} <span className="rc-mention">{typeset(group.name)}, pas encore préparée</span>
            </p>
            <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" disabled={planning.isPending} onClick={() => planning.mutate({ group, day })}>
              Préparer<span className="fr-sr-only"> la réunion du {weekdayDate(day)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
