import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { downloadFile } from "@/shared/api/files";
import { meQuery } from "@/shared/api/me";
import { NBSP } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { SelectField } from "@/shared/ui/SelectField";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { indicatorsQuery, type Family, type Indicators } from "../api";
import { IndicatorFigure } from "../components/IndicatorFigure";
import { familyOf, fileOf, hrefOf, queryOf, type Asked } from "../logic/address";

const LEAD = `Est-ce que ça marche, par rapport à l’an dernier et au pays${NBSP}?`;

/** « Est-ce que ça marche ? »: figures that point at nobody, with what they do not say. */
export function IndicatorsPage() {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { famille } = useRouteParams();
  const asked: Asked = useSearch({ strict: false });
  const family = familyOf(famille, me?.permissions.includes("follow_ups:read") === true && !me.permissions.includes("absences:read"));
  const query = useQuery({ ...indicatorsQuery(family ?? "attendance", queryOf(asked)), enabled: me !== undefined && family !== null, placeholderData: keepPreviousData });
  if (family === null) {
    return (
      <>
        <PageHeader title="Indicateurs" lead={LEAD} />
        <EmptyState kind="never" title="Cette famille d’indicateurs n’existe pas." action={<AppLink className="fr-link" href="/indicateurs">Voir les indicateurs</AppLink>}>
          L’adresse a peut-être été coupée.
        </EmptyState>
      </>
    );
  }
  const label = query.data?.families.find(({ code }) => code === query.data.family)?.label;
  return (
    <>
      <PageHeader
        title={label === undefined ? "Indicateurs" : `Indicateurs${NBSP}: ${label.toLocaleLowerCase("fr")}`}
        context={query.data?.territory.name}
        lead={LEAD}
        actions={query.data === undefined ? undefined : <Files family={family} asked={asked} />}
      />
      <QueryPart query={query} lines={12}>
        {(page) => <Page page={page} asked={asked} />}
      </QueryPart>
    </>
  );
}

function Page({ page, asked }: { page: Indicators; asked: Asked }) {
  return (
    <>
      <nav className="rc-no-print" aria-label="Familles d’indicateurs">
        <ul className="rc-subnav">
          {page.families.map(({ code, label }) => (
            <li key={code}>
              <AppLink href={hrefOf(code, asked)} aria-current={code === page.family ? "page" : undefined}>
                {label}
              </AppLink>
            </li>
          ))}
        </ul>
      </nav>
      <Choice page={page} asked={asked} />
      <p className="rc-mention rc-indicator-note">{page.small_cells}</p>
      {page.indicators.map((indicator) => (
        <IndicatorFigure key={indicator.code} indicator={indicator} on={page.on} />
      ))}
    </>
  );
}

/** Where and when: the address says it, so that a page may be sent. */
function Choice({ page, asked }: { page: Indicators; asked: Asked }) {
  const router = useRouter();
  const go = (change: Asked): void => router.history.push(hrefOf(page.family, { ...asked, ...change }));
  return (
    <div className="rc-indicator-choice">
      {page.territories.length > 1 ? (
        <SelectField
          id="territory"
          label="Territoire"
          value={page.territory.id}
          choices={page.territories.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(territoire) => go({ territoire })}
        />
      ) : (
        <p>
          <span className="rc-mention">Territoire&nbsp;:</span> {page.territory.name}
        </p>
      )}
      <SelectField
        id="year"
        label="Année scolaire"
        value={String(page.year)}
        choices={page.years.map(({ year, label }) => ({ value: String(year), label }))}
        onChange={(annee) => go({ annee })}
      />
    </div>
  );
}

function Files({ family, asked }: { family: Family; asked: Asked }) {
  const [error, setError] = useState<unknown>(null);
  const save = (format: "csv" | "pdf"): void => void downloadFile(fileOf(family, asked, format)).then(() => setError(null), setError);
  return (
    <>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => save("pdf")}>
        Télécharger (PDF)
      </button>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => save("csv")}>
        Tableur (CSV)
      </button>
      {error !== null && <ProblemAlert error={error} />}
    </>
  );
}
