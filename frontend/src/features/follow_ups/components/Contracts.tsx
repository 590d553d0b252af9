import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { ContractState } from "@/shared/api/reference.gen";
import { AppLink } from "@/shared/ui/AppLink";

import { contractsQuery } from "../api";
import { inSentence } from "../logic/words";

/** The contracts of a young person, for who may read them. */
export function Contracts({ id }: { id: string }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { data } = useQuery({ ...contractsQuery(id), enabled: me?.permissions.includes("training_contracts:read") === true });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="contracts">
      <h2 id="contracts" className="fr-h5">
        {data.items.length === 1 ? "Contrat de formation" : "Contrats de formation"}
      </h2>
      <ul className="rc-plain-list">
        {data.items.map((one) => (
          <li key={one.id}>
            <AppLink href={`/contrats/${one.id}`}>{one.formation}</AppLink>
            <span className="rc-mention rc-block">
              {one.provider_name}, {inSentence(labelOf(ContractState, one.state))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
