import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import { schoolOf } from "@/shared/api/schools";
import { schoolYear } from "@/shared/format";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { orientationYearQuery } from "../api";
import { ResultsImport } from "../components/ResultsImport";
import { YearForm } from "../components/YearForm";

/** What the school says of its year of orientation, and the file of its results. */
export function OrientationYearPage() {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const school = schoolOf(me);
  const query = useQuery(orientationYearQuery(school?.id));
  const year = query.data?.body.school_year;
  return (
    <>
      <PageHeader
        title="Résultats et réglages de l’année"
        context="Orientation"
        lead={year === undefined ? "Quand les résultats arrivent-ils, et que disent-ils\u00a0?" : `Quand les résultats de ${schoolYear(year)} arrivent-ils, et que disent-ils\u00a0?`}
        breadcrumb={[{ label: "Orientation", href: "/orientation" }]}
      />
      {school === null ? (
        <EmptyState kind="never" title="Cette page concerne un établissement.">Le chef d’établissement la remplit.</EmptyState>
      ) : (
        <div className="rc-shape rc-shape--act">
          <ResultsImport schoolId={school.id} />
          <section aria-labelledby="year">
            <h2 id="year" className="fr-h5">
              Dates de l’année
            </h2>
            <QueryPart query={query}>{({ body }) => <YearForm key={body.version} year={body} />}</QueryPart>
          </section>
        </div>
      )}
    </>
  );
}
