import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { choicesOf } from "@/shared/api/labels";
import { PartnerType } from "@/shared/api/reference.gen";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { SelectField } from "@/shared/ui/SelectField";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { declarePartner, type NewPartner } from "../api";

const FIELDS = {
  "/name": { id: "partner-name", label: "Nom de la structure" },
  "/partner_type": { id: "partner-type", label: "Type" },
  "/department_code": { id: "partner-department", label: "Département" },
};

/** A structure that will receive young people by referral. */
export function PartnerForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const [entered, setEntered] = useState({ name: "", type: "mission_locale", department: "", contact: "", email: "" });
  const set = (name: keyof typeof entered) => (value: string) => setEntered({ ...entered, [name]: value });
  const declaring = useMutation({
    mutationFn: () =>
      declarePartner({
        name: entered.name,
        partner_type: entered.type as NewPartner["partner_type"],
        department_code: entered.department === "" ? null : entered.department,
        contact_name: entered.contact,
        contact_email: entered.email,
        contact_phone: "",
      }),
    onSuccess: async ({ partner }) => {
      announceGesture({ message: `${partner.name} est partenaire.` });
      await client.invalidateQueries({ queryKey: ["partners"] });
      onDone();
    },
  });
  return (
    <section aria-labelledby="new-partner" className="rc-box">
      <h2 id="new-partner" className="fr-h6">
        Ajouter un partenaire
      </h2>
      <form
        className="rc-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!declaring.isPending) declaring.mutate();
        }}
      >
        {declaring.error !== null && <ProblemAlert error={declaring.error} fields={FIELDS} />}
        <TextField id="partner-name" label="Nom de la structure" value={entered.name} onChange={set("name")} maxLength={140} />
        <SelectField id="partner-type" label="Type" hint="Il décide de ce qui peut lui être transmis." value={entered.type} choices={choicesOf(PartnerType)} onChange={set("type")} />
        <TextField id="partner-department" label="Département" hint="Exemple&nbsp;: 75" value={entered.department} onChange={set("department")} maxLength={3} />
        <TextField id="partner-contact" label="Contact technique (facultatif)" value={entered.contact} onChange={set("contact")} maxLength={140} />
        <TextField id="partner-email" label="Courriel du contact (facultatif)" type="email" value={entered.email} onChange={set("email")} maxLength={254} />
        <div className="rc-actions">
          <button type="submit" className="fr-btn" aria-disabled={declaring.isPending}>
            Ajouter
          </button>
          <button type="button" className="fr-btn fr-btn--tertiary" onClick={onDone}>
            Abandonner
          </button>
        </div>
      </form>
    </section>
  );
}
