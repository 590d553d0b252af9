import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";

import { meQuery } from "@/shared/api/me";
import { classesQuery, classOptions, schoolOf } from "@/shared/api/schools";
import { counted, monthBeside, monthName, today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { FilterBar } from "@/shared/ui/FilterBar";
import { pagingOf } from "@/shared/ui/paging";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { useRecordList } from "@/shared/ui/recordList";

import { alertsQuery, alertSummaryQuery } from "../api";
import { AlertList } from "../components/AlertList";
import { TREATMENTS } from "../logic/alerts";

type Search = Record<string, string | undefined>;

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** Thresholds crossed in a month, each with its why. */
export function AlertsPage() {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const schoolId = schoolOf(me)?.id;
  const { data: classes } = useQuery(classesQuery(schoolId));
  const month = MONTH.test(search["mois"] ?? "") ? (search["mois"] ?? "") : today().slice(0, 7);
  const threshold = search["seuil"] === "10" ? 10 : 4;
  const aside = search["traite"] === "de-cote";
  const treatment = TREATMENTS.find((each) => each.word === search["traite"])?.treatment;
  const chosen = { month, threshold, class_id: search["classe"] } as const;
  const query = useQuery({ ...alertsQuery({ ...chosen, set_aside: aside, treatment, cursor: search["suite"] }), placeholderData: keepPreviousData });
  const { data: summary } = useQuery({ ...alertSummaryQuery(chosen), placeholderData: keepPreviousData });
  const base: Search = { ...search, suite: undefined };
  const caption = `Seuils atteints en ${monthName(month)}`;
  useRecordList({ label: caption, href: hrefOf(search, {}), ids: query.data?.items.map((row) => row.id) ?? [] });

  return (
    <>
      <PageHeader title={caption} actions={<Choices search={base} month={month} threshold={threshold} />} lead={ruleOf(threshold)} />
      <QueryPart query={query} lines={12}>
        {({ items: rows, next_cursor }) => {
          return (
            <>
              <FilterBar
                fields={[{ name: "classe", label: "Classe", kind: "select", options: classOptions(classes) }]}
                values={base}
                onApply={(values) => void navigate({ to: "/seuils", search: values })}
                result={counted(rows.length, "élève") + (next_cursor === null ? "" : " sur cette page")}
                counters={
                  summary === undefined
                    ? []
                    : TREATMENTS.map((each) => ({
                        label: each.counter,
                        count: summary[each.treatment],
                        href: hrefOf(base, { traite: search["traite"] === each.word ? undefined : each.word }),
                        current: search["traite"] === each.word,
                      }))
                }
              />
              <AlertList
                caption={`${caption}, seuil de ${threshold}`}
                month={month}
                rows={rows}
                reads={me?.permissions.includes("attendance_cases:read") === true}
                acts={me?.permissions.includes("attendance_cases:advance") === true}
                paging={pagingOf(search["suite"], next_cursor, (suite) => hrefOf(base, { suite }))}
                busy={query.isPlaceholderData}
                empty={<Empty month={month} threshold={threshold} filtered={search["classe"] !== undefined || treatment !== undefined} />}
              />
              <p className="rc-no-print">
                <AppLink className="fr-link fr-link--sm" href={hrefOf(base, { traite: aside ? undefined : "de-cote" })}>
                  {aside ? "Ne plus montrer les élèves mis de côté" : `Montrer aussi les élèves mis de côté${summary === undefined ? "" : ` (${summary.set_aside})`}`}
                </AppLink>
              </p>
            </>
          );
        }}
      </QueryPart>
    </>
  );
}

function Choices({ search, month, threshold }: { search: Search; month: string; threshold: 4 | 10 }) {
  const before = monthBeside(month, -1);
  const after = monthBeside(month, 1);
  return (
    <nav className="rc-days" aria-label="Changer de seuil ou de mois">
      <span className="rc-days__halves">
        {([4, 10] as const).map((each) => (
          <AppLink key={each} href={hrefOf(search, { seuil: each === 4 ? undefined : "10" })} aria-current={each === threshold ? "true" : undefined}>
            {each} demi-journées
          </AppLink>
        ))}
      </span>
      <AppLink className="fr-link" href={hrefOf(search, { mois: before })}>
        ‹ {monthName(before).split(" ")[0]}
      </AppLink>
      {after <= today().slice(0, 7) && (
        <AppLink className="fr-link" href={hrefOf(search, { mois: after })}>
          {monthName(after).split(" ")[0]} ›
        </AppLink>
      )}
    </nav>
  );
}

/** The article of each threshold, in one line; the texts themselves are on their page. */
function ruleOf(threshold: 4 | 10) {
  const words =
    threshold === 4
      ? "Réunir la commission éducative et saisir le DASEN (R.\u00a0131-7, I\u00a0; L.\u00a0131-8, 2°)."
      : "Absences persistantes\u00a0: réunir à nouveau l’équipe (R.\u00a0131-7, II).";
  return (
    <p className="rc-mention">
      <span className="fr-icon-scales-3-line fr-icon--sm" aria-hidden="true" /> {words}{" "}
      <AppLink className="fr-link fr-link--sm" href="/base-legale">
        Voir les textes
      </AppLink>
    </p>
  );
}

function Empty({ month, threshold, filtered }: { month: string; threshold: number; filtered: boolean }) {
  if (filtered) return <EmptyState kind="filtered" title={`Aucun élève, avec ces filtres, n’a atteint ${threshold} demi-journées en ${monthName(month)}.`} />;
  return <EmptyState kind="done" title={`Personne n’a atteint ${threshold} demi-journées en ${monthName(month)}.`} />;
}

function hrefOf(search: Search, changes: Search): string {
  const kept = Object.entries({ ...search, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "");
  return kept.length === 0 ? "/seuils" : `/seuils?${new URLSearchParams(kept).toString()}`;
}
