import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { counted, phoneNumber, textDate } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { memberBody, memberFields, networkFields } from "../logic/places";
import { addMember, changeNetwork, endMember, networkQuery, type Network, type NewMember } from "../placesApi";
import { FieldForm } from "./FieldForm";

/** Who animates, who belongs, how to reach them; the animator changes it in place. */
export function NetworkSheet({ network }: { network: Network }) {
  const [open, setOpen] = useState<"name" | "member" | null>(null);
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
            Modifier le nom ou le téléphone
          </button>
        </div>
      )}
      {open === "name" && (
        <FieldForm
          id={`network-${network.id}-change`}
          fields={networkFields}
          first={{ name: network.name, phone: network.phone }}
          submit="Enregistrer"
          secondary
          pending={change.isPending}
          error={change.error}
          onSubmit={({ name = "", phone = "" }) => change.mutate({ name, phone })}
        />
      )}
      {open === "member" && <FieldForm id={`network-${network.id}-member`} fields={memberFields} submit="Ajouter au réseau" secondary pending={join.isPending} error={join.error} onSubmit={(draft) => join.mutate(memberBody(draft))} />}
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

function useNetwork(network: Network, onDone: () => void) {
  const client = useQueryClient();
  const done = (message: string) => async (known: Network) => {
    announceGesture({ message });
    client.setQueryData(networkQuery(network.id).queryKey, known);
    onDone();
    await client.invalidateQueries({ queryKey: ["foquale-networks"], exact: true });
  };
  return {
    change: useMutation({ mutationFn: (body: { name: string; phone: string }) => changeNetwork(network, body, newIdempotencyKey()), onSuccess: done("Réseau modifié.") }),
    join: useMutation({ mutationFn: (body: NewMember) => addMember(network.id, body, newIdempotencyKey()), onSuccess: done("Structure ajoutée au réseau.") }),
    leave: useMutation({ mutationFn: (id: string) => endMember(network.id, id, newIdempotencyKey()), onSuccess: done("La structure a quitté le réseau. Ses places restent lisibles.") }),
  };
}
