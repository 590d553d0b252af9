import { daysBetween, shortWeekdayDate } from "@/shared/format";
import { DeadlineTag } from "@/shared/ui/DeadlineTag";
import { lateness } from "@/shared/ui/deadline";

import type { FollowUpLine } from "../api";

interface Props {
  deadline: NonNullable<FollowUpLine["deadline"]>;
  today: string;
}

/** A legal date in full; an aim of ours in few words, its nature said beside it. */
export function ListedDeadline({ deadline: { on, is_legal }, today }: Props) {
  if (is_legal) return <DeadlineTag deadline={{ date: on, kind: "legal" }} today={today} />;
  const late = lateness({ date: on, kind: "internal" }, today);
  return (
    <time dateTime={on} className={late !== null || daysBetween(today, on) <= 3 ? "rc-strong" : undefined}>
      {late ?? shortWeekdayDate(on)}
    </time>
  );
}
