import { Badge } from "@codegouvfr/react-dsfr/Badge";

import { deadlineWords, nearness, type Deadline } from "./deadline";

/** A date to keep: plain words, bold when near; red only for a legal one that has passed. */
export function DeadlineTag({ deadline, today }: { deadline: Deadline; today: string }) {
  const near = nearness(deadline, today);
  const words = <time dateTime={deadline.date}>{deadlineWords(deadline, today)}</time>;
  if (near === "late" && deadline.kind === "legal") {
    return (
      <Badge severity="error" small as="span">
        {words}
      </Badge>
    );
  }
  return (
    <span className={near === "near" || near === "late" ? "rc-deadline rc-strong" : "rc-deadline"}>
      {near === "near" && <span className="fr-icon-time-line fr-icon--sm" aria-hidden="true" />} {words}
      {deadline.article != null && deadline.article !== "" && <span className="rc-mention"> {deadline.article}</span>}
    </span>
  );
}
