import { useQuery } from "@tanstack/react-query";

import { counted, phoneNumber, textDate } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { leavePlace, placesQuery, takePlace, type Plan } from "../api";
import { placesOf } from "../logic/schemes";
import { usePlanWrite } from "../usePlanWrite";

/** The place that is held for the pupil, or those that are free. */
export function PlaceChoice({ plan }: { plan: Plan }) {
  const { data } = useQuery({ ...placesQuery, enabled: plan.scheme.track === "commission" || plan.place !== null });
  const take = usePlanWrite<string>(plan.id, takePlace);
  const leave = usePlanWrite<undefined>(plan.id, (write) => leavePlace(write));
  const places = placesOf(data?.items ?? [], plan.scheme.code);
  if (plan.place === null && places.length === 0) return null;
  const writes = plan.available_transitions.length > 0;
  return (
    <section aria-labelledby="place">
      <h2 id="place" className="fr-h5">
        Place
      </h2>
      {take.isError && <ProblemAlert error={take.error} />}
      {leave.isError && <ProblemAlert error={leave.error} />}
      {plan.place !== null && (
        <>
          <p>
            {plan.place.structure}, entrée le {textDate(plan.place.entry_on)}
            {plan.place.phone !== "" && `, ${phoneNumber(plan.place.phone)}`}
          </p>
          {writes && (
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary rc-no-print" onClick={() => leave.mutate(undefined)}>
              Rendre cette place
            </button>
          )}
        </>
      )}
      {plan.place === null && (
        <ul className="rc-plain-list">
          {places.map((place) => (
            <li key={place.id}>
              <p className="fr-mb-1v">
                {place.structure}, entrée le {textDate(place.entry_on)}&nbsp;: {place.free === 0 ? "complet" : counted(place.free, "place")}
              </p>
              {writes && place.free > 0 && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary rc-no-print" onClick={() => take.mutate(place.id)}>
                  Prendre cette place<span className="fr-sr-only">, {place.structure}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
