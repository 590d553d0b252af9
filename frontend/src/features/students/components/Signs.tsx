import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { WarningAsideReason, WarningState } from "@/shared/api/reference.gen";
import { dayMonth, dayOf, sentenceEnd, sentenceName, typeset, type Name } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { QueryPart } from "@/shared/ui/QueryPart";
import { WarningReasons } from "@/shared/ui/WarningReasons";

import { concernsQuery, signsQuery } from "../signsApi";

/** What asks to be looked at, in words, where it stands, and why; nothing is shown when nothing holds. */
export function Signs({ student }: { student: Name & { id: string } }) {
  const signs = useQuery(signsQuery(student.id));
  const concerns = useQuery(concernsQuery(student.id));
  const situation = signs.data?.situation ?? null;
  const waiting = concerns.data?.filter(({ decision }) => decision === null) ?? [];
  if (signs.isSuccess && situation === null && waiting.length === 0) return null;
  return (
    <section aria-labelledby="signs">
      <h2 id="signs" className="fr-h5">
        Alertes précoces
      </h2>
      {waiting.map((concern) => (
        <p key={concern.id}>
          Inquiétude signalée le {dayMonth(dayOf(concern.reported_at))} par {typeset(concern.reporter_name)}
          {concern.agenda_on !== null && `, à l’ordre du jour du ${dayMonth(concern.agenda_on)}`}.{" "}
          <AppLink href="/prevention/inquietudes">Lire et répondre</AppLink>
        </p>
      ))}
      <QueryPart query={signs} lines={3}>
        {() =>
          situation === null ? null : (
            <>
              <WarningReasons reasons={situation.reasons} about={sentenceName(student)} />
              <p className="rc-mention">
                {standing(situation)} <AppLink href="/prevention">Voir la semaine</AppLink>
              </p>
              {situation.done_before.map((done) => (
                <p key={`${done.on}${done.gesture}`} className="rc-mention">
                  Fait le {dayMonth(done.on)} par {sentenceEnd(typeset(done.by_name))} {done.effect !== null && typeset(done.effect)}
                </p>
              ))}
            </>
          )
        }
      </QueryPart>
    </section>
  );
}

interface Standing {
  reasons: readonly { state: string }[];
  set_aside_until: string | null;
  set_aside_reason: string | null;
}

/** « Mise de côté jusqu'au 7 déc. : à observer encore. » */
function standing({ reasons, set_aside_until, set_aside_reason }: Standing): string {
  if (set_aside_until !== null) {
    const why = set_aside_reason === null ? "" : `\u00a0: ${labelOf(WarningAsideReason, set_aside_reason).toLocaleLowerCase("fr")}`;
    return sentenceEnd(`Mise de côté jusqu’au ${dayMonth(set_aside_until)}${why}`);
  }
  const state = reasons.find((each) => each.state === "on_agenda" || each.state === "taken")?.state ?? "open";
  return `${labelOf(WarningState, state)}.`;
}
