import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { meQuery } from "@/shared/api/me";
import { capitalised, clockTime, counted, halfDayLabel, today as presentDay, weekdayDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";

import { rollQuery, type RollKey, type RollTaken } from "../api";
import { Lessons } from "../components/Lessons";
import { RollForm } from "../components/RollForm";
import { RollRow } from "../components/RollRow";
import { RollSaved } from "../components/RollSaved";
import { opensAt } from "../logic/lessons";
import { marksOf, marksOfBody, summary, type RollSheet } from "../logic/marks";
import { sameRoll, unsentRolls } from "../logic/unsent";
import { useNextRoll } from "../useNextRoll";

type Params = Partial<Record<"classId" | "date" | "period", string>>;

/** One class, one lesson: who is not there. */
export function RollCallPage() {
  const params: Params = useParams({ strict: false });
  const { classId = "", date = "", period = "" } = params;
  const key = { class_id: classId, day: date, period };
  const query = useQuery(rollQuery(key));
  requireRecord(query.error);
  const sheet = query.data?.body;
  return (
    <div className="rc-roll-page">
      <PageHeader
        title={sheet === undefined ? "Appel" : `Appel — ${sheet.class_name}`}
        context={sheet === undefined ? undefined : clockTime(sheet.starts_at)}
        breadcrumb={[{ label: "Appels", href: `/appels?jour=${date}` }]}
        actions={
          sheet === undefined ? undefined : (
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary fr-btn--icon-left fr-icon-printer-line rc-wide" onClick={() => window.print()}>
              Feuille à imprimer
            </button>
          )
        }
        lead={sheet === undefined ? undefined : describe(sheet)}
      />
      <Lessons classId={classId} day={date} period={period} />
      <QueryPart query={query} lines={12}>
        {({ body, etag }) => (
          <Roll key={`${classId}/${date}/${period}`} rollKey={key} sheet={body} etag={etag} reload={async () => {
            const { data } = await query.refetch({ throwOnError: true });
            return { sheet: data?.body ?? body, etag: data?.etag ?? etag };
          }} />
        )}
      </QueryPart>
    </div>
  );
}

interface Props {
  rollKey: RollKey;
  sheet: RollSheet;
  etag: string;
  reload: () => Promise<{ sheet: RollSheet; etag: string }>;
}

function Roll({ rollKey, sheet, etag, reload }: Props) {
  const client = useQueryClient();
  const [taken, setTaken] = useState<RollTaken | null>(null);
  const next = useNextRoll(sheet, taken !== null);
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const supervises = me?.permissions.includes("roll_calls:supervise") === true;
  const today = presentDay();

  if (sheet.students.length === 0) {
    return <EmptyState kind="never" title="Aucun élève inscrit à cette date.">Prévenez la vie scolaire.</EmptyState>;
  }
  const opening = opensAt(sheet, new Date());
  if (opening !== null) return <Later sheet={sheet} opening={opening} />;
  if (sheet.day < today && !supervises) {
    return (
      <EmptyState kind="closed" title="L’appel d’un jour passé se corrige à la vie scolaire.">
        {summary(marksOf(sheet.students))} ce jour-là.
      </EmptyState>
    );
  }
  if (taken !== null) {
    const change = async (): Promise<void> => {
      await reload();
      setTaken(null);
    };
    return <RollSaved sheet={sheet} taken={taken} next={next} onChange={() => void change()} />;
  }
  const unsent = unsentRolls().find((roll) => sameRoll(roll, rollKey));
  return (
    <>
      {unsent === undefined ? <TakenBefore sheet={sheet} /> : <p className="rc-strip">Votre saisie de cet appel n’est pas encore envoyée. La voici.</p>}
      <RollForm
        rollKey={rollKey}
        sheet={sheet}
        etag={unsent?.etag ?? etag}
        start={unsent === undefined ? marksOf(sheet.students) : marksOfBody(unsent.marks)}
        reload={reload}
        onSaved={(saved) => {
          setTaken(saved);
          void client.invalidateQueries({ queryKey: ["roll-calls"] });
          void client.invalidateQueries({ queryKey: ["absences"] });
        }}
      />
    </>
  );
}

/** Nothing to mark yet: when it opens. The blank sheet may be printed the day before. */
function Later({ sheet, opening }: { sheet: RollSheet; opening: string }) {
  return (
    <>
      <div className="rc-no-print">
        <EmptyState
          kind="closed"
          title={`Cet appel s’ouvre le ${weekdayDate(sheet.day)} à ${clockTime(opening)}.`}
          action={<AppLink href={`/appels?jour=${sheet.day}`}>Voir les appels de ce jour</AppLink>}
        >
          L’appel se fait au début du cours, à {clockTime(sheet.starts_at)}.
        </EmptyState>
      </div>
      <ul className="rc-roll rc-paper">
        {sheet.students.map((pupil) => (
          <RollRow key={pupil.student_id} pupil={pupil} day={sheet.day} mark={undefined} open={false} onMark={() => undefined} />
        ))}
      </ul>
    </>
  );
}

/** « Appel fait à 8 h 05 par Mme Aubry, 2 absents. Vous le complétez. » */
function TakenBefore({ sheet }: { sheet: RollSheet }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  if (sheet.taken_at === null) return null;
  const by = sheet.taken_by === null || sheet.taken_by === me?.name ? "vous" : sheet.taken_by;
  return (
    <p className="rc-strip">
      Appel fait à {clockTime(sheet.taken_at)} par {by}&nbsp;: {summary(marksOf(sheet.students)).toLocaleLowerCase("fr")}. Vous le complétez.
    </p>
  );
}

/** « Lundi 23 novembre, de 8 h 00 à 8 h 55 · 16 élèves »: a code of the grid says nothing to anybody. */
function describe(sheet: RollSheet): string {
  const when = sheet.period === "am" || sheet.period === "pm" ? halfDayLabel(sheet.period) : `de ${clockTime(sheet.starts_at)} à ${clockTime(sheet.ends_at)}`;
  return `${capitalised(weekdayDate(sheet.day))}, ${when} · ${counted(sheet.students.length, "élève")}`;
}
