import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { meQuery } from "@/shared/api/me";
import { classesQuery, classOptions, schoolOf } from "@/shared/api/schools";
import { counted, textDate, today as presentDay } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { QueryPart } from "@/shared/ui/QueryPart";

import { orientationListQuery, orientationYearQuery, type OrientationYear } from "../api";
import { OrientationTable } from "../components/OrientationTable";
import { filtersOf, orientationHref, resultsSentence, stageOf, STAGES } from "../logic/lists";

/** Who has no solution, who calls them; and every stage before. */
export function OrientationPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const may = (permission: string): boolean => me?.permissions.includes(permission) === true;
  const school = schoolOf(me);
  const { data: year } = useQuery(orientationYearQuery(school?.id));
  const { data: classes } = useQuery(classesQuery(school?.id));
  const list = useQuery({ ...orientationListQuery(filtersOf(search)), placeholderData: keepPreviousData });
  const stage = stageOf(search);
  return (
    <>
      <PageHeader
        title="Orientation"
        lead={
          <>
            Qui n’a pas de solution, et qui l’appelle&nbsp;? <YearWords year={year?.body} today={presentDay()} />
          </>
        }
        actions={
          may("orientation:decide") && (
            <AppLink className="fr-btn fr-btn--secondary fr-btn--sm" href="/orientation/annee">
              Résultats et réglages de l’année
            </AppLink>
          )
        }
      />
      <nav className="rc-no-print" aria-label="Étapes de l’orientation">
        <ul className="rc-subnav">
          {STAGES.map(({ slug, label }) => (
            <li key={slug}>
              <AppLink href={orientationHref({ ...search, etape: slug, apres: undefined })} aria-current={slug === stage.slug ? "true" : undefined}>
                {label}
              </AppLink>
            </li>
          ))}
        </ul>
      </nav>
      <FilterBar
        fields={[{ name: "classe", label: "Classe", kind: "select", options: classOptions(classes) }]}
        values={search}
        onApply={(values) => void router.navigate({ href: orientationHref({ ...values, apres: undefined }) })}
        result={list.data === undefined ? "" : counted(list.data.items.length, "élève affiché", "élèves affichés")}
      />
      <QueryPart query={list} lines={10}>
        {(page) => (
          <OrientationTable
            lines={page.items}
            today={presentDay()}
            caption={`Orientation\u00a0: ${stage.label.toLocaleLowerCase("fr")}, par ordre alphabétique`}
            none={noneWords(stage.none, stage.slug, year?.body, presentDay())}
            filtered={search["classe"] !== undefined}
            busy={list.isPlaceholderData}
            writes={may("orientation:write")}
            paging={pagingOf(search["apres"], page.next_cursor, (apres) => orientationHref({ ...search, apres }))}
          />
        )}
      </QueryPart>
    </>
  );
}

/** When results are expected, and where the family has the last word. */
function YearWords({ year, today }: { year: OrientationYear | undefined; today: string }) {
  if (year === undefined) return null;
  const results = resultsSentence(year.results_expected_on, today);
  const { last_word_from: from, last_word_to: to, experiment } = year;
  if (results === null && from === null) return null;
  return (
    <>
      {results}
      {from !== null && to !== null && ` La famille a le dernier mot en fin de 3e, du ${textDate(from)} au ${textDate(to)} (${experiment ?? "expérimentation"}).`}
    </>
  );
}

/** Before the results, nobody is without solution yet: say until when. */
function noneWords(none: string, slug: string, year: OrientationYear | undefined, today: string): string {
  const expected = year?.results_expected_on ?? null;
  return slug === "sans-solution" && expected !== null && expected >= today ? `Résultats attendus le ${textDate(expected)}.` : none;
}
