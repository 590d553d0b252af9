import { Input } from "@codegouvfr/react-dsfr/Input";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { inviteAccount, rolesQuery, unitsQuery, type NewAccount } from "../api";
import { Abilities } from "./Abilities";

const FIELDS = {
  "/email": { id: "invite-email", label: "Adresse électronique" },
  "/display_name": { id: "invite-name", label: "Nom affiché" },
  "/unit_ids": { id: "invite-unit", label: "Périmètre" },
  "/valid_until": { id: "invite-until", label: "Accès jusqu’au" },
};

/** A person to invite: function and perimeter, with what they open, before anything is sent. */
export function InvitationForm({ onDone }: { onDone: () => void }) {
  const queryClient = useQueryClient();
  const { data: roles = [] } = useQuery(rolesQuery);
  const { data: units = [] } = useQuery(unitsQuery);
  const [key] = useState(newIdempotencyKey);
  const [entered, setEntered] = useState({ email: "", display_name: "", job_title: "", role: "", unit_id: "", valid_until: "" });
  const role = roles.find((each) => each.role === entered.role);
  const places = units.filter((unit) => role === undefined || role.unit_kinds.includes(unit.kind));
  const invite = useMutation({
    mutationFn: () => inviteAccount(key, bodyOfInvitation(entered)),
    onSuccess: async (account) => {
      announceGesture({ message: `Invitation envoyée à ${account.email}.` });
      await queryClient.invalidateQueries({ queryKey: ["accounts"] });
      onDone();
    },
  });
  const set = (name: keyof typeof entered) => (event: { currentTarget: { value: string } }): void =>
    setEntered({ ...entered, [name]: event.currentTarget.value });

  return (
    <section aria-labelledby="invite" className="rc-box">
      <h2 id="invite" className="fr-h6">
        Inviter une personne
      </h2>
      <form
        className="rc-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!invite.isPending) invite.mutate();
        }}
      >
        {invite.isError && <ProblemAlert error={invite.error} fields={FIELDS} />}
        <Input label="Adresse électronique" nativeInputProps={{ id: "invite-email", type: "email", required: true, value: entered.email, onChange: set("email") }} />
        <Input label="Nom affiché" hintText="Prénom et nom" nativeInputProps={{ id: "invite-name", required: true, maxLength: 100, value: entered.display_name, onChange: set("display_name") }} />
        <div className="fr-select-group">
          <label className="fr-label" htmlFor="invite-role">
            Fonction
          </label>
          <select id="invite-role" className="fr-select" required value={entered.role} onChange={set("role")}>
            <option value="">Choisir une fonction</option>
            {roles.map((each) => (
              <option key={each.role} value={each.role}>
                {each.label}
              </option>
            ))}
          </select>
        </div>
        <div className="fr-select-group">
          <label className="fr-label" htmlFor="invite-unit">
            Périmètre
          </label>
          <select id="invite-unit" className="fr-select" required value={entered.unit_id} onChange={set("unit_id")}>
            <option value="">Choisir un établissement ou un service</option>
            {places.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.uai === null ? unit.name : `${unit.name} (${unit.uai})`}
              </option>
            ))}
          </select>
        </div>
        <Input label="Accès jusqu’au (facultatif)" nativeInputProps={{ id: "invite-until", type: "date", value: entered.valid_until, onChange: set("valid_until") }} />
        {role !== undefined && <Abilities can={role.can} cannot={role.cannot} />}
        <div className="rc-actions">
          <button type="submit" className="fr-btn" aria-disabled={invite.isPending}>
            {invite.isPending ? "Envoi…" : "Envoyer l’invitation"}
          </button>
          <button type="button" className="fr-btn fr-btn--tertiary" onClick={onDone}>
            Abandonner
          </button>
        </div>
      </form>
    </section>
  );
}

const bodyOfInvitation = (entered: Record<"email" | "display_name" | "job_title" | "role" | "unit_id" | "valid_until", string>): NewAccount => ({
  email: entered.email.trim(),
  display_name: entered.display_name.trim(),
  job_title: entered.job_title,
  role: entered.role as NewAccount["role"],
  unit_ids: [entered.unit_id],
  valid_until: entered.valid_until === "" ? null : entered.valid_until,
});
