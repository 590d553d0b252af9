import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { meQuery } from "@/shared/api/me";
import { schoolOf } from "@/shared/api/schools";
import { counted, today, typeset } from "@/shared/format";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";

import { weekQuery, type Gesture, type Situation, type Week } from "../api";
import { Capacity } from "../components/Capacity";
import { FoldedSituations } from "../components/FoldedSituations";
import { SituationList } from "../components/SituationList";
import { weekTitle } from "../logic/week";
import { useGestures } from "../useGestures";

/** The situations that the school life can really treat this week, and why those. */
export function WeekPage() {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const school = schoolOf(me);
  const query = useQuery({ ...weekQuery(school?.id), enabled: me !== undefined });
  return (
    <>
      <PageHeader
        title={weekTitle(today())}
        context={school?.name}
        lead="Quelles situations pouvons-nous vraiment traiter cette semaine, et pourquoi celles-là&nbsp;?"
      />
      <QueryPart query={query} lines={10}>
        {(week) => <TheWeek week={week} schoolId={school?.id} acts={me?.permissions.includes("early_warnings:handle") === true} />}
      </QueryPart>
    </>
  );
}

function TheWeek({ week, schoolId, acts }: { week: Week; schoolId: string | undefined; acts: boolean }) {
  const navigate = useNavigate();
  const { making, takingBack } = useGestures(schoolId);
  const make = (one: Situation, gesture: Gesture): void =>
    making.mutate({ one, gesture }, { onSuccess: () => void (gesture.name === "take" && navigate({ href: `/eleves/${one.student_id}` })) });
  return (
    <div className="rc-work">
      <Capacity week={week} acts={acts} />
      {week.notice !== null && <p className="rc-strip">{typeset(week.notice)}</p>}
      {making.isError && <ProblemAlert error={making.error} />}
      {takingBack.isError && <ProblemAlert error={takingBack.error} />}
      {week.situations.length === 0 ? (
        <EmptyState kind="done" title={typeset(week.empty ?? "Aucune alerte ouverte.")}>
          Les alertes sont recalculées chaque nuit.
        </EmptyState>
      ) : (
        <section aria-labelledby="situations">
          <h2 id="situations" className="fr-h5" tabIndex={-1}>
            {counted(week.situations.length, "situation")} à traiter
          </h2>
          <SituationList situations={week.situations} acts={acts} onGesture={make} />
          {week.waiting_count > 0 && (
            <p className="rc-mention">
              {week.waiting_count > 1 ? `${counted(week.waiting_count, "autre élève", "autres élèves")} attendent` : "Un autre élève attend"}
              {" "}leur tour&nbsp;: ils remontent dès qu’une situation a sa suite.
            </p>
          )}
        </section>
      )}
      {week.groups.length > 0 && (
        <section aria-labelledby="groups">
          <h2 id="groups" className="fr-h5">
            Ce qui touche un groupe
          </h2>
          <ul className="rc-sheet">
            {week.groups.map((group) => (
              <li key={group.id}>
                <p>
                  <strong>{typeset(group.class_name)}</strong>, {typeset(group.sentence)}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <FoldedSituations title="Déjà suivies" situations={week.followed} acts={acts} onTakeBack={(one) => takingBack.mutate(one)} />
      <FoldedSituations title="Mises de côté" situations={week.set_aside} acts={acts} onTakeBack={(one) => takingBack.mutate(one)} />
    </div>
  );
}
