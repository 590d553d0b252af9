import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";

import { openDay, useOpenWeekdays } from "@/shared/api/calendars";
import { meQuery } from "@/shared/api/me";
import { isWaiting, rollsOfDayQuery } from "@/shared/api/rolls";
import { classesQuery, classOptions, schoolOf } from "@/shared/api/schools";
import { counted, shortWeekdayDate, today as presentDay, weekdayDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { FilterBar } from "@/shared/ui/FilterBar";
import type { FilterField } from "@/shared/ui/filters";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { dayQuery, type DayAbsences } from "../api";
import { DayList } from "../components/DayList";
import { resultWords, shownRows, STANDINGS, standingOf } from "../logic/day";

type Search = Record<string, string | undefined>;

/** The day's absences: who is missing, why, and which families do not know yet. */
export function AbsencesPage() {
  const search = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const today = presentDay();
  const day = search["jour"] ?? today;
  const half = search["demi"] === "matin" ? "am" : search["demi"] === "apres-midi" ? "pm" : undefined;
  const filter = { day, half, class_id: search["classe"] } as const;
  const query = useQuery({ ...dayQuery(filter), placeholderData: keepPreviousData });
  const rolls = useQuery(rollsOfDayQuery(day));
  const school = schoolOf(me);
  const standing = standingOf(search["etat"]);
  const order = search["trier"] === "classe" ? "classe" : "urgence";
  const notTaken = rolls.data?.items.filter((line) => isWaiting(line, new Date())).length ?? 0;

  return (
    <>
      <PageHeader title={`Absences du ${weekdayDate(day)}`} context={school?.name} actions={<DayLinks day={day} today={today} />} />
      <QueryPart query={query} lines={14}>
        {(data) => (
          <>
            <Filters search={{ ...search, eleve: undefined, jour: day === today ? undefined : day }} data={data} schoolId={school?.id} />
            <DayList
              filter={filter}
              data={data}
              standing={standing}
              order={order}
              first={search["eleve"]}
              school={school?.name ?? ""}
              may={(permission) => me?.permissions.includes(permission) === true}
              missing={<MissingRolls day={day} count={notTaken} />}
              busy={query.isPlaceholderData}
              empty={<Empty data={data} filtered={search["classe"] !== undefined || half !== undefined} done={standing === "to_tell"} taken={rolls.data?.items.filter((line) => line.status === "taken").length ?? 0} />}
            />
          </>
        )}
      </QueryPart>
    </>
  );
}

function DayLinks({ day, today }: { day: string; today: string }) {
  const weekdays = useOpenWeekdays();
  const before = openDay(day, -1, weekdays);
  const after = openDay(day, 1, weekdays);
  return (
    <nav className="rc-days" aria-label="Changer de jour">
      <AppLink className="fr-link" href={`/absences?jour=${before}`}>
        ‹ {shortWeekdayDate(before)}
      </AppLink>
      {day !== today && (
        <AppLink className="fr-link" href="/absences">
          Aujourd’hui
        </AppLink>
      )}
      {after <= today && day < today && (
        <AppLink className="fr-link" href={`/absences?jour=${after}`}>
          {shortWeekdayDate(after)} ›
        </AppLink>
      )}
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary fr-btn--icon-left fr-icon-printer-line rc-wide" onClick={() => window.print()}>
        Imprimer
      </button>
      <AppLink className="fr-btn fr-btn--sm fr-btn--secondary" href={`/absences/nouvelle?jour=${day}`}>
        Saisir une absence
      </AppLink>
    </nav>
  );
}

function MissingRolls({ day, count }: { day: string; count: number }) {
  if (count === 0) return null;
  return (
    <p className="rc-mention">
      <span className="fr-icon-warning-line fr-icon--sm" aria-hidden="true" />{" "}
      <AppLink href={`/appels?jour=${day}&etat=non-faits`}>{counted(count, "appel non fait", "appels non faits")}</AppLink>&nbsp;: la liste n’est pas complète.
    </p>
  );
}

interface FilterProps {
  search: Search;
  data: DayAbsences;
  schoolId: string | undefined;
}

/** Counters are filters; nothing is filtered while choosing in the form. */
function Filters({ search, data, schoolId }: FilterProps) {
  const navigate = useNavigate();
  const { data: classes } = useQuery(classesQuery(schoolId));
  const href = (changes: Search): string => `/absences?${new URLSearchParams(defined({ ...search, ...changes })).toString()}`;
  const fields: FilterField[] = [
    { name: "classe", label: "Classe", kind: "select", options: classOptions(classes) },
    {
      name: "demi",
      label: "Demi-journée",
      kind: "select",
      options: [{ value: "", label: "Toutes" }, { value: "matin", label: "Matin" }, { value: "apres-midi", label: "Après-midi" }],
    },
    { name: "etat", label: "État", kind: "select", options: [{ value: "", label: "Tous" }, ...STANDINGS.map(({ word, label }) => ({ value: word, label }))] },
    { name: "trier", label: "Trier", kind: "select", options: [{ value: "", label: "À prévenir d’abord" }, { value: "classe", label: "Par classe" }] },
  ];
  return (
    <FilterBar
      fields={fields}
      values={search}
      onApply={(values) => void navigate({ to: "/absences", search: values })}
      result={resultWords(shownRows(data.items, standingOf(search["etat"]), "urgence").length)}
      counters={[
        ...STANDINGS.map(({ standing, word, counter }) => ({
          label: counter,
          count: data.counters[standing],
          href: href({ etat: search["etat"] === word ? undefined : word }),
          current: search["etat"] === word,
        })),
      ]}
    />
  );
}

const defined = (search: Search): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""));

interface EmptyProps {
  data: DayAbsences;
  filtered: boolean;
  done: boolean;
  taken: number;
}

function Empty({ data, filtered, done, taken }: EmptyProps) {
  if (filtered) return <EmptyState kind="filtered" title="Aucun absent avec ces filtres." action={<AppLink href={`/absences?jour=${data.day}`}>Réinitialiser les filtres</AppLink>} />;
  if (done && data.items.length > 0) {
    return <EmptyState kind="done" title="Toutes les familles sont prévenues.">{counted(data.items.length, "élève absent", "élèves absents")} ce jour-là.</EmptyState>;
  }
  return <EmptyState kind="done" title="Aucun absent.">{counted(taken, "appel fait", "appels faits")}.</EmptyState>;
}
