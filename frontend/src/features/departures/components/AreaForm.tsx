import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { schoolsQuery } from "@/shared/api/schoolList";
import { today } from "@/shared/format";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { RadioRow } from "@/shared/ui/RadioRow";
import { SelectField } from "@/shared/ui/SelectField";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { addPlatformArea, type PlatformAreas } from "../api";
import { areaWords } from "../logic/words";

interface Props {
  platforms: PlatformAreas["platforms"];
  department: string;
  onDone: () => void;
}

const SCOPES = [
  { value: "city", label: "Une commune" },
  { value: "school", label: "Un établissement" },
  { value: "department", label: "Tout le département" },
];
const FIELDS: FieldMap = {
  "/platform_id": { id: "area-platform", label: "Plateforme" },
  "/department_code": { id: "area-department", label: "Département" },
  "/school_id": { id: "area-school", label: "Établissement" },
  "/postal_code": { id: "area-postal-code", label: "Code postal" },
  "/city": { id: "area-city", label: "Commune" },
  "/valid_from": { id: "area-from", label: "À partir du" },
};

/** One more dated row: for whom, which platform, from when. */
export function AreaForm({ platforms, department, onDone }: Props) {
  const client = useQueryClient();
  const [key, setKey] = useState(newIdempotencyKey);
  const [scope, setScope] = useState("city");
  const [draft, setDraft] = useState({ platform_id: platforms[0]?.id ?? "", department_code: department, school_id: "", postal_code: "", city: "", valid_from: today() });
  const { data: schools = [] } = useQuery(schoolsQuery);
  const set = (more: Partial<typeof draft>): void => setDraft({ ...draft, ...more });
  const adding = useMutation({
    mutationFn: () =>
      addPlatformArea(
        {
          platform_id: draft.platform_id,
          department_code: draft.department_code,
          valid_from: draft.valid_from,
          school_id: scope === "school" && draft.school_id !== "" ? draft.school_id : null,
          postal_code: scope === "city" ? draft.postal_code.trim() : null,
          city: scope === "city" && draft.city.trim() !== "" ? draft.city.trim() : null,
        },
        key,
      ),
    onSuccess: async (area) => {
      announceGesture({ message: `${areaWords(area)}\u00a0: ${area.platform_name} répondra.` });
      await client.invalidateQueries({ queryKey: ["platform-areas"] });
      onDone();
    },
    onError: () => setKey(newIdempotencyKey()),
  });
  const unchosen = scope === "school" && draft.school_id === "";
  const [missing, setMissing] = useState(false);
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setMissing(unchosen);
    if (!unchosen && !adding.isPending) adding.mutate();
  }
  return (
    <form className="rc-form" onSubmit={save} noValidate>
      {adding.isError && <ProblemAlert error={adding.error} fields={FIELDS} />}
      <RadioRow legend="Pour qui" name="area-scope" choices={SCOPES} value={scope} onChange={setScope} />
      {department === "" && <TextField id="area-department" label="Département" hint="Son code. Exemple&nbsp;: 999" maxLength={3} value={draft.department_code} onChange={(department_code) => set({ department_code })} />}
      {scope === "city" && (
        <>
          <TextField id="area-postal-code" label="Code postal" maxLength={5} value={draft.postal_code} onChange={(postal_code) => set({ postal_code })} />
          <TextField id="area-city" label="Commune (facultatif)" hint="Sans elle, tout le code postal" maxLength={60} value={draft.city} onChange={(city) => set({ city })} />
        </>
      )}
      {scope === "school" && (
        <SelectField
          id="area-school"
          label="Établissement"
          none="Choisissez"
          value={draft.school_id}
          choices={schools.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(school_id) => set({ school_id })}
          error={missing && unchosen ? "Choisissez un établissement." : undefined}
        />
      )}
      <SelectField id="area-platform" label="Plateforme" value={draft.platform_id} choices={platforms.map(({ id, name }) => ({ value: id, label: name }))} onChange={(platform_id) => set({ platform_id })} />
      <QuickDate id="area-from" label="À partir du" value={draft.valid_from} onChange={(valid_from) => set({ valid_from })} suggestions={[today()]} />
      <div className="rc-actions">
        <button type="submit" className="fr-btn" aria-disabled={adding.isPending}>
          {adding.isPending ? "Envoi…" : "Désigner cette plateforme"}
        </button>
        <button type="button" className="fr-btn fr-btn--tertiary" onClick={onDone}>
          Abandonner
        </button>
      </div>
    </form>
  );
}
