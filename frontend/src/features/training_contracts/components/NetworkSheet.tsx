import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { meQuery, type Me } from "@/shared/api/me";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { counted, phoneNumber, textDate } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { animatorsOf, memberBody, memberFields, networkChangeFields } from "../logic/places";
import { addMember, animatorsQuery, changeNetwork, endMember, networkQuery, structuresQuery, type Network, type NewMember } from "../placesApi";
import { FieldForm } from "./FieldForm";

/** Who animates, who belongs, how to reach them; the animator changes it in place. */
export function NetworkSheet({ network }: { network: Network }) {
  const [open, setOpen] = useState<"name" | "member" | null>(null);
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const may = network.may_change && meFollows(me);
  const { data: platforms = [] } = useQuery({ ...animatorsQuery, enabled: may });
  const { data: structures = [] } = useQuery({ ...structuresQuery, enabled: may });
  const staff = animatorsOf(network, platforms.find(({ platform_id }) => platform_id === network.platform_id)?.staff ?? []);
  const units = structures.filter(({ id }) => network.members.every(({ unit_id }) => unit_id !== id));
  const { change, join, leave } = useNetwork(network, () => setOpen(null));
  return (
    <section aria-labelledby={`network-${network.id}`} className="rc-section">
      <h2 id={`network-${network.id}`} className="fr-h5">
        {network.name}
      </h2>
      <p>
        {network.animator_name === null ? "Animateur à désigner" : `Animé par ${network.animator_name}`}, {network.platform_name}
        {network.phone !== "" && `, ${phoneNumber(network.phone)}`}. {counted(network.free, "place libre", "places libres")}, {counted(network.places, "entrée annoncée", "entrées annoncées")}.
      </p>
      {network.may_change && (
        <div className="rc-actions rc-no-print">
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-expanded={open === "member"} onClick={() => setOpen(open === "member" ? null : "member")}>
            Inviter une structure
          </button>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open === "name"} onClick={() => setOpen(open === "name" ? null : "name")}>
            Modifier le réseau
          </button>
        </div>
      )}
      {open === "name" && (
        <FieldForm
          id={`network-${network.id}-change`}
          fields={networkChangeFields(staff)}
          first={{ name: network.name, phone: network.phone, animator_id: network.animator_id ?? "" }}
          submit="Enregistrer"
          secondary
          pending={change.isPending}
          error={change.error}
          onSubmit={({ name = "", phone = "", animator_id = "" }) => change.mutate({ name, phone, animator_id: animator_id || null })}
        />
      )}
      {open === "member" && <FieldForm id={`network-${network.id}-member`} fields={[]} fieldsFor={(draft) => memberFields(units, draft)} submit="Ajouter au réseau" secondary pending={join.isPending} error={join.error} onSubmit={(draft) => join.mutate(memberBody(units, draft))} />}
      {leave.isError && <ProblemAlert error={leave.error} />}
      <h3 className="fr-h6">Les membres</h3>
      {network.members.length === 0 && <p className="rc-mention">Aucune structure pour l’instant.</p>}
      <ul className="rc-sheet">
        {network.members.map((member) => (
          <li key={member.id} className="rc-row">
            <div>
              <p>{member.name}</p>
              <p className="rc-mention">
                {member.kind_label}
                {member.phone !== "" && `, ${phoneNumber(member.phone)}`}, depuis le {textDate(member.joined_on)}
              </p>
            </div>
            {network.may_change && (
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline rc-no-print" aria-disabled={leave.isPending} onClick={() => !leave.isPending && leave.mutate(member.id)}>
                Quitte le réseau<span className="fr-sr-only">, {member.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who animates from a structure does not read the people of the platform. */
const meFollows = (me: Me | undefined): boolean => me?.permissions.includes("follow_ups:read") === true;

function useNetwork(network: Network, onDone: () => void) {
  const client = useQueryClient();
  const done = (message: string) => async (known: Network) => {
    announceGesture({ message });
    client.setQueryData(networkQuery(network.id).queryKey, known);
    onDone();
    await client.invalidateQueries({ queryKey: ["foquale-networks"], exact: true });
  };
  return {
    change: useMutation({ mutationFn: (body: { name: string; phone: string; animator_id: string | null }) => changeNetwork(network, body, newIdempotencyKey()), onSuccess: done("Réseau modifié.") }),
    join: useMutation({ mutationFn: (body: NewMember) => addMember(network.id, body, newIdempotencyKey()), onSuccess: done("Structure ajoutée au réseau.") }),
    leave: useMutation({ mutationFn: (id: string) => endMember(network.id, id, newIdempotencyKey()), onSuccess: done("La structure a quitté le réseau. Ses places restent lisibles.") }),
  };
}
