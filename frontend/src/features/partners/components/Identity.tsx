import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { choicesOf } from "@/shared/api/labels";
import { PartnerType } from "@/shared/api/reference.gen";
import { counted, textInstant } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { SelectField } from "@/shared/ui/SelectField";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { changePartner, type PartnerPage } from "../api";

interface Props {
  page: PartnerPage;
  etag: string;
  may: boolean;
}

/** Who the partner is, its contact and its quotas; and the one gesture that stops everything. */
export function Identity({ page: { partner }, etag, may }: Props) {
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const changing = useMutation({
    mutationFn: (body: Parameters<typeof changePartner>[2]) => changePartner(partner.id, etag, body),
    onSuccess: async (_, body) => {
      announceGesture({ message: body.suspended === true ? `${partner.name} est suspendu\u00a0: ses logiciels n’entrent plus.` : "Modification enregistrée." });
      await client.invalidateQueries({ queryKey: ["partners"] });
    },
  });
  const suspended = partner.suspended_at !== null;
  return (
    <section aria-labelledby="identity" className="rc-section">
      <h2 id="identity" className="fr-h5">
        Identité et contact
      </h2>
      {suspended && (
        <p className="fr-alert fr-alert--warning fr-alert--sm">Suspendu depuis le {textInstant(partner.suspended_at ?? "")}&nbsp;: aucun logiciel n’entre, aucune notification ne part.</p>
      )}
      {changing.error !== null && <ProblemAlert error={changing.error} />}
      <dl className="rc-facts">
        <Fact name="Contact technique" value={partner.contact_name || "non renseigné"} />
        <Fact name="Courriel" value={partner.contact_email || "non renseigné"} />
        <Fact name="Téléphone" value={partner.contact_phone || "non renseigné"} />
        <Fact name="Quota par conseiller" value={`${counted(partner.adviser_quota, "dossier")} par jour`} />
        <Fact name="Quota par logiciel" value={`${counted(partner.client_quota, "dossier")} par jour`} />
      </dl>
      {editing && <Editor partner={partner} onSave={(body) => changing.mutate(body)} onDone={() => setEditing(false)} />}
      {may && !editing && (
        <div className="rc-actions">
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => setEditing(true)}>
            Modifier
          </button>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={changing.isPending} onClick={() => changing.mutate({ suspended: !suspended })}>
            {suspended ? "Rétablir ce partenaire" : "Suspendre ce partenaire"}
          </button>
        </div>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface EditorProps {
  partner: PartnerPage["partner"];
  onSave: (body: Parameters<typeof changePartner>[2]) => void;
  onDone: () => void;
}

function Editor({ partner, onSave, onDone }: EditorProps) {
  const [entered, setEntered] = useState({
    type: partner.partner_type,
    contact: partner.contact_name,
    email: partner.contact_email,
    phone: partner.contact_phone,
    adviser: String(partner.adviser_quota),
    client: String(partner.client_quota),
  });
  const set = (name: keyof typeof entered) => (value: string) => setEntered({ ...entered, [name]: value });
  return (
    <form
      className="rc-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave({
          partner_type: entered.type,
          contact_name: entered.contact,
          contact_email: entered.email,
          contact_phone: entered.phone,
          adviser_quota: Number(entered.adviser),
          client_quota: Number(entered.client),
        });
      }}
    >
      <SelectField id="edit-type" label="Type" hint="Il décide de ce qui peut lui être transmis." value={entered.type} choices={choicesOf(PartnerType)} onChange={set("type")} />
      <TextField id="edit-contact" label="Contact technique" value={entered.contact} onChange={set("contact")} maxLength={140} />
      <TextField id="edit-email" label="Courriel" type="email" value={entered.email} onChange={set("email")} maxLength={254} />
      <TextField id="edit-phone" label="Téléphone" type="tel" value={entered.phone} onChange={set("phone")} maxLength={30} />
      <TextField id="edit-adviser" label="Dossiers ouverts par jour et par conseiller" value={entered.adviser} onChange={set("adviser")} maxLength={4} />
      <TextField id="edit-client" label="Dossiers ouverts par jour et par logiciel" value={entered.client} onChange={set("client")} maxLength={4} />
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm">
          Enregistrer
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onDone}>
          Abandonner
        </button>
      </div>
    </form>
  );
}
