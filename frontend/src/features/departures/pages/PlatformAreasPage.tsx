import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { meQuery } from "@/shared/api/me";
import { counted, today } from "@/shared/format";
import { Disclosure } from "@/shared/ui/Disclosure";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { platformAreasQuery, type PlatformAreas } from "../api";
import { AreaForm } from "../components/AreaForm";
import { AreaTable } from "../components/AreaTable";
import { standsOn } from "../logic/words";

/** Which platform answers for which commune, school or département, from when to when. */
export function PlatformAreasPage() {
  const query = useQuery(platformAreasQuery);
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const writes = me?.permissions.includes("platforms:configure") === true;
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title="Plateformes"
        lead="À quelle plateforme un jeune de 16&nbsp;ans ou plus est-il transmis le jour de sa sortie&nbsp;? La ligne la plus précise répond&nbsp;: établissement, puis commune, puis département."
        actions={
          writes && (
            <button type="button" className={adding ? "fr-btn fr-btn--secondary" : "fr-btn"} aria-expanded={adding} onClick={() => setAdding(!adding)}>
              Désigner une plateforme
            </button>
          )
        }
      />
      <QueryPart query={query}>
        {(data) => (
          <>
            {adding && (
              <section aria-labelledby="new-area" className="rc-box">
                <h2 id="new-area" className="fr-h6">
                  Nouvelle ligne
                </h2>
                <AreaForm platforms={data.platforms} department={me?.units.find((unit) => unit.department_code !== null)?.department_code ?? ""} onDone={() => setAdding(false)} />
              </section>
            )}
            <Areas data={data} writes={writes} />
          </>
        )}
      </QueryPart>
    </>
  );
}

function Areas({ data, writes }: { data: PlatformAreas; writes: boolean }) {
  const day = today();
  const former = data.areas.filter((area) => area.valid_to !== null && area.valid_to < day);
  const others = data.areas.filter((area) => !former.includes(area));
  return (
    <>
      {others.length === 0 ? (
        <EmptyState kind="never" title="Aucune plateforme n’est désignée.">
          Un jeune qui sort sans destination n’est transmis à personne&nbsp;: son établissement reçoit la tâche de demander à qui. Désignez au moins une plateforme pour le département.
        </EmptyState>
      ) : (
        <>
          <p className="rc-mention" role="status">
            {counted(others.filter((area) => standsOn(area, day)).length, "ligne répond", "lignes répondent")} aujourd’hui.
          </p>
          <AreaTable areas={others} caption="Plateformes désignées, aujourd’hui et à venir" writes={writes} />
        </>
      )}
      {former.length > 0 && (
        <Disclosure label={`Lignes terminées (${former.length})`} className="rc-no-print">
          <AreaTable areas={former} caption="Lignes qui ne répondent plus" writes={false} />
        </Disclosure>
      )}
    </>
  );
}
