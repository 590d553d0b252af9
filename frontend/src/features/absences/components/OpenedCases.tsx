import { counted, sentenceName, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";

import type { Outcome } from "../logic/openCases";

/** What came of each, with the way to the case. */
export function OpenedCases({ outcomes }: { outcomes: Outcome[] }) {
  const refused = outcomes.filter((outcome) => outcome.refusal !== null);
  const opened = outcomes.filter((outcome) => outcome.refusal === null);
  return (
    <div className={`fr-alert fr-mb-2w ${refused.length === 0 ? "fr-alert--success" : "fr-alert--warning"}`} role="status">
      {opened.length > 0 && <p>{counted(opened.length, "dossier ouvert", "dossiers ouverts")}. Première étape\u00a0: le dialogue avec la famille.</p>}
      <ul>
        {outcomes.map(({ line, caseId, refusal }) => (
          <li key={line.id}>
            {caseId === null ? sentenceName(line) : <AppLink href={`/dossiers/${caseId}`}>{sentenceName(line)}</AppLink>}
            {refusal !== null && <>&nbsp;: {typeset(refusal)}</>}
          </li>
        ))}
      </ul>
    </div>
  );
}
