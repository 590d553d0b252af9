import { isProblem } from "@/shared/api/problem";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { othersOf } from "../logic/places";

interface Props {
  error: unknown;
  name: string;
  pending: boolean;
  onHold: (placeId: string) => void;
}

/** « Place prise à 9 h 12 par une autre demande », and the two others near by, one press away. */
export function PlaceTaken({ error, name, pending, onHold }: Props) {
  const others = isProblem(error, "place_taken") ? othersOf(error.problem.data) : [];
  return (
    <>
      <ProblemAlert error={error} />
      {others.length > 0 && (
        <section aria-labelledby="others" className="rc-box">
          <h2 id="others" className="fr-h6">
            Encore libres, tout près
          </h2>
          <ul className="rc-sheet">
            {others.map(({ id, words }) => (
              <li key={id} className="rc-row">
                <p>{words}</p>
                <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={pending} onClick={() => !pending && onHold(id)}>
                  Retenir pour {name}
                  <span className="fr-sr-only">, {words}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
