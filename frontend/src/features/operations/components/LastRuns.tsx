import { OperationKind } from "@/shared/api/reference.gen";
import { counted, fileSize, textInstant } from "@/shared/format";

import type { OperationRun } from "../api";

const KINDS = ["backup", "recount", "purge"] as const;

/** The last back-up, recount and purge, each with what it found. */
export function LastRuns({ runs }: { runs: OperationRun[] }) {
  return (
    <section aria-labelledby="runs" className="rc-section">
      <h2 id="runs" className="fr-h5">
        Entretien
      </h2>
      <dl className="rc-facts">
        {KINDS.map((kind) => (
          <div key={kind}>
            <dt>{OperationKind[kind]}</dt>
            <dd>{outcome(runs.find((run) => run.kind === kind))}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function outcome(run: OperationRun | undefined): string {
  if (run === undefined) return "pas encore";
  const at = textInstant(run.ended_at ?? run.started_at);
  if (run.state === "failed") return `en échec, ${at}`;
  if (run.kind === "recount") return `${counted(run.differences, "écart")} sur ${counted(run.schools, "établissement")}, ${at}`;
  if (run.kind === "backup") return `vérifiée, ${fileSize(run.size)}, ${at}`;
  return at;
}
