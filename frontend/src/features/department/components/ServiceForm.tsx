import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { TextArea } from "@/shared/ui/TextArea";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { addService, changeService, type SupportService } from "../settingsApi";

interface Props {
  service?: SupportService;
  /** Place of a new one. */
  position: number;
  onDone: () => void;
}

/** One service as families will read it. */
export function ServiceForm({ service, position, onDone }: Props) {
  const client = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const [draft, setDraft] = useState({
    name: service?.name ?? "",
    description: service?.description ?? "",
    address: service?.address ?? "",
    phone: service?.phone ?? "",
    opening: service?.opening ?? "",
  });
  const prefix = service?.id ?? "new";
  const fields: FieldMap = {
    "/name": { id: `${prefix}-name`, label: "Nom" },
    "/description": { id: `${prefix}-description`, label: "Ce qu’il propose" },
  };
  const saving = useMutation({
    mutationFn: () => (service === undefined ? addService({ ...draft, position }, key) : changeService(service, draft)),
    onSuccess: async (saved) => {
      announceGesture({ message: `${saved.name} figurera dans les prochains avertissements.` });
      await client.invalidateQueries({ queryKey: ["support-services"] });
      onDone();
    },
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!saving.isPending) saving.mutate();
  }
  return (
    <form className="rc-form" onSubmit={save}>
      {saving.isError && <ProblemAlert error={saving.error} fields={fields} />}
      <TextField id={`${prefix}-name`} label="Nom" maxLength={200} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} />
      <TextArea id={`${prefix}-description`} label="Ce qu’il propose" hint="Une phrase simple, pour des parents." rows={2} value={draft.description} onChange={(description) => setDraft({ ...draft, description })} />
      <TextField id={`${prefix}-address`} label="Adresse" maxLength={500} value={draft.address} onChange={(address) => setDraft({ ...draft, address })} />
      <TextField id={`${prefix}-phone`} type="tel" label="Téléphone" maxLength={500} value={draft.phone} onChange={(phone) => setDraft({ ...draft, phone })} />
      <TextField id={`${prefix}-opening`} label="Accueil" hint="Exemple&nbsp;: du lundi au vendredi, sur rendez-vous" maxLength={500} value={draft.opening} onChange={(opening) => setDraft({ ...draft, opening })} />
      <div className="rc-actions">
        <button type="submit" className={service === undefined ? "fr-btn" : "fr-btn fr-btn--sm"} aria-disabled={saving.isPending}>
          {saving.isPending ? "Envoi…" : service === undefined ? "Inscrire le dispositif" : "Enregistrer la correction"}
        </button>
        <button type="button" className={service === undefined ? "fr-btn fr-btn--tertiary" : "fr-btn fr-btn--sm fr-btn--tertiary"} onClick={onDone}>
          Abandonner
        </button>
      </div>
    </form>
  );
}
