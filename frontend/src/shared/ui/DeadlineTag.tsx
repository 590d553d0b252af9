import { Badge } from "@codegouvfr/react-dsfr/Badge";

import { aimed, deadlineWords, lateness, nearness, type Deadline } from "./deadline";

/** A date to keep: plain words, bold when near; red only for a legal one that has passed. */
export function DeadlineTag({ deadline, today }: { deadline: Deadline; today: string }) {
  const near = nearness(deadline, today);
  const late = lateness(deadline, today);
  return (
    <span className="rc-deadline">
      {late !== null && deadline.kind === "legal" && (
        <Badge severity="error" small as="span">
          {late}
        </Badge>
      )}
      {late !== null && deadline.kind === "internal" && <strong>{late}, </strong>}
      {near === "near" && <span className="fr-icon-time-line fr-icon--sm" aria-hidden="true" />}{" "}
      <time dateTime={aimed(deadline)} className={near === "near" ? "rc-strong" : undefined}>
        {deadlineWords(deadline, today)}
      </time>
      {deadline.article != null && deadline.article !== "" && <span className="rc-mention"> {deadline.article}</span>}
    </span>
  );
}
