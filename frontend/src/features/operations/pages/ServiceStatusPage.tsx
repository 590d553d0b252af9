import { useQuery } from "@tanstack/react-query";

import { clockTime, counted, integer, textInstant } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { serviceStatusQuery, type ServiceStatus } from "../api";
import { Failures } from "../components/Failures";
import { LastRuns } from "../components/LastRuns";

/** One sentence, then the numbers behind it; refreshed when asked, never by itself. */
export function ServiceStatusPage() {
  const status = useQuery(serviceStatusQuery);
  return (
    <>
      <PageHeader
        title="État du service"
        lead="Tout fonctionne-t-il, et que reste-t-il à faire&nbsp;?"
        actions={
          <button type="button" className="fr-btn fr-btn--secondary" aria-disabled={status.isFetching} onClick={() => void status.refetch()}>
            Actualiser
          </button>
        }
      />
      <QueryPart query={status} lines={8}>
        {(data) => (
          <>
            <Sentence status={data} at={status.dataUpdatedAt} />
            <Failures queue={data.queue} />
            <Waiting status={data} />
            <LastRuns runs={data.runs} />
            <Release status={data} />
          </>
        )}
      </QueryPart>
    </>
  );
}

function Sentence({ status, at }: { status: ServiceStatus; at: number }) {
  return (
    <div className={`fr-alert ${status.faults.length === 0 ? "fr-alert--success" : "fr-alert--warning"}`} role="status">
      <p>
        <strong>{status.sentence}</strong>
      </p>
      <p className="rc-mention">Relevé à {clockTime(new Date(at).toISOString())}.</p>
    </div>
  );
}

/** What waits its turn, and the imports under way. */
function Waiting({ status: { queue, imports } }: { status: ServiceStatus }) {
  return (
    <section aria-labelledby="waiting" className="rc-section">
      <h2 id="waiting" className="fr-h5">
        Travaux en attente
      </h2>
      <dl className="rc-facts">
        <div>
          <dt>En attente</dt>
          <dd>
            {queue.waiting === 0 ? "rien" : counted(queue.waiting, "travail", "travaux")}
            {queue.oldest_at !== null && `, le plus ancien depuis ${clockTime(queue.oldest_at)}`}
          </dd>
        </div>
        {queue.retrying > 0 && (
          <div>
            <dt>Nouvel essai prévu</dt>
            <dd>{counted(queue.retrying, "travail", "travaux")}</dd>
          </div>
        )}
        <div>
          <dt>Imports</dt>
          <dd>{imports.length === 0 ? "aucun" : imports.map((one) => `${one.label.toLowerCase()}\u00a0: ${one.number}`).join(", ")}</dd>
        </div>
      </dl>
    </section>
  );
}

function Release({ status: { release, free_bytes, missing, worker_seen_at } }: { status: ServiceStatus }) {
  return (
    <section aria-labelledby="release" className="rc-section">
      <h2 id="release" className="fr-h5">
        Versions et machine
      </h2>
      <dl className="rc-facts">
        <div>
          <dt>Raccroche</dt>
          <dd>{release.raccroche}</dd>
        </div>
        <div>
          <dt>Base de données</dt>
          <dd>
            PostgreSQL {release.postgresql}, niveau {release.revision}
          </dd>
        </div>
        <div>
          <dt>Espace libre</dt>
          <dd>{integer(Math.floor(free_bytes / 2 ** 30))} Go</dd>
        </div>
        <div>
          <dt>Travaux de fond</dt>
          <dd>{missing.includes("worker") ? stopped(worker_seen_at) : "en marche"}</dd>
        </div>
      </dl>
    </section>
  );
}

const stopped = (seen: string | null): string => (seen === null ? "à l’arrêt" : `à l’arrêt, vus le ${textInstant(seen)}`);
