import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import type { Consequence } from "../api";

interface Props {
  data: Consequence | undefined;
  error: unknown;
  busy: boolean;
  /** What to say before anything can be tried. */
  waiting: string;
}

/** What an entry leads to, before it is saved, in the server's words. */
export function Consequences({ data, error, busy, waiting }: Props) {
  return (
    <section aria-labelledby="consequences" aria-busy={busy}>
      <h2 id="consequences" className="fr-h5">
        Ce que cela change
      </h2>
      {error !== null && <ProblemAlert error={error} takesFocus={false} />}
      {data === undefined && error === null && <p className="rc-mention">{waiting}</p>}
      {data !== undefined && error === null && (
        <div role="status">
          <p>{data.sentence}</p>
          <ul>
            {data.months.filter((month) => !data.sentence.includes(month.sentence)).map((month) => (
              <li key={month.month}>{month.sentence}</li>
            ))}
          </ul>
          {data.thresholds_left.length > 0 && <p>Si un dossier est ouvert pour ce seuil, une rétractation sera proposée.</p>}
        </div>
      )}
    </section>
  );
}
