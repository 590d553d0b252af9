import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { counted, textDate, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { ServiceForm } from "../components/ServiceForm";
import { ServiceList } from "../components/ServiceList";
import { isPrinted, lastPosition } from "../logic/settings";
import { changeService, supportQuery, type SupportService } from "../settingsApi";

/** The catalogue of parental support that every warning names (L. 131-8). */
export function SupportServicesPage() {
  const services = useQuery(supportQuery);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title="Soutien à la parentalité"
        lead={
          <>
            Quels dispositifs chaque avertissement fait-il connaître aux familles&nbsp;? L’article <AppLink href="/base-legale">L. 131-8</AppLink> demande de les nommer.
          </>
        }
        actions={
          <button type="button" className={adding ? "fr-btn fr-btn--secondary" : "fr-btn"} aria-expanded={adding} onClick={() => setAdding(!adding)}>
            Inscrire un dispositif
          </button>
        }
      />
      {adding && (
        <section aria-labelledby="new-service" className="rc-box">
          <h2 id="new-service" className="fr-h6">
            Nouveau dispositif
          </h2>
          <ServiceForm position={lastPosition(services.data ?? [])} onDone={() => setAdding(false)} />
        </section>
      )}
      <QueryPart query={services}>{(lines) => <Catalogue lines={lines} />}</QueryPart>
    </>
  );
}

function Catalogue({ lines }: { lines: SupportService[] }) {
  const printed = lines.filter((line) => isPrinted(line, today()));
  const ended = lines.filter((line) => !isPrinted(line, today()));
  return (
    <>
      {printed.length === 0 ? (
        <EmptyState kind="never" title="Aucun dispositif n’est inscrit.">
          Les avertissements partent sans dire aux familles qui peut les aider. Inscrivez au moins un dispositif du département.
        </EmptyState>
      ) : (
        <section aria-labelledby="printed">
          <h2 id="printed" className="fr-h5">
            Ce que lit la famille
          </h2>
          <p className="rc-mention">{counted(printed.length, "dispositif, dans cet ordre", "dispositifs, dans cet ordre")}.</p>
          <ServiceList services={printed} />
        </section>
      )}
      {ended.length > 0 && (
        <Disclosure label={`Dispositifs retirés (${ended.length})`} className="rc-no-print">
          <ul className="rc-sheet">
            {ended.map((line) => (
              <Ended key={line.id} service={line} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function Ended({ service }: { service: SupportService }) {
  const client = useQueryClient();
  const back = useMutation({
    mutationFn: () => changeService(service, { ended_on: null }),
    onSettled: () => client.invalidateQueries({ queryKey: ["support-services"] }),
  });
  return (
    <li className="rc-row">
      <p>
        {typeset(service.name)} {service.ended_on !== null && <span className="rc-mention">retiré le {textDate(service.ended_on)}</span>}
      </p>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={back.isPending} onClick={() => back.mutate()}>
        Remettre<span className="fr-sr-only"> dans les avertissements&nbsp;: {service.name}</span>
      </button>
    </li>
  );
}
