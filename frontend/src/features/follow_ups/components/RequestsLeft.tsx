import { queryOptions, useQuery } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { labelOf } from "@/shared/api/labels";
import { CallMoment, TrainingWish } from "@/shared/api/reference.gen";
import { phoneNumber, textDate } from "@/shared/format";

/** For the platform: what this young person asked from the public page. */
const requestsLeftQuery = (followUpId: string) =>
  queryOptions({
    queryKey: ["follow-up", followUpId, "training-requests"],
    queryFn: () => bodyOf(api.GET("/api/v1/follow-ups/{follow_up_id}/training-requests", { params: { path: { follow_up_id: followUpId } } })),
  });

/** What the young person asked from the public page: to read before one calls. */
export function RequestsLeft({ followUpId }: { followUpId: string }) {
  const { data } = useQuery(requestsLeftQuery(followUpId));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="requests-left" className="rc-box">
      <h2 id="requests-left" className="fr-h6">
        Demande faite par le jeune
      </h2>
      {data.items.map((one) => (
        <dl key={one.id} className="rc-facts">
          <Fact term="Reçue" words={`le ${textDate(one.received_on)}, n° ${one.reference}`} />
          <Fact term="Souhait" words={labelOf(TrainingWish, one.wish)} />
          <Fact term="Quand appeler" words={labelOf(CallMoment, one.call_when)} />
          {one.phone !== "" && <Fact term="Téléphone" words={phoneNumber(one.phone)} />}
          {one.email !== "" && <Fact term="Courriel" words={one.email} />}
        </dl>
      ))}
    </section>
  );
}

function Fact({ term, words }: { term: string; words: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{words}</dd>
    </div>
  );
}
