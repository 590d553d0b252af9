import { Input } from "@codegouvfr/react-dsfr/Input";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, bodyOf } from "@/shared/api/client";
import { choicesOf } from "@/shared/api/labels";
import { idempotent, newIdempotencyKey } from "@/shared/api/preconditions";
import { SchoolKind } from "@/shared/api/reference.gen";
import type { components } from "@/shared/api/schema.gen";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { uaiKey } from "../logic/uai";

type Kind = components["schemas"]["SchoolIn"]["kind"];

/** A new school: its number carries a key letter, checked and proposed while typing. */
export function AddSchool() {
  const queryClient = useQueryClient();
  const [uai, setUai] = useState("");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>("college");
  const add = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST("/api/v1/schools", {
          headers: idempotent(newIdempotencyKey()),
          body: { uai: uai.trim().toUpperCase(), name: name.trim(), kind, sector: "public", department_code: "", academy_name: "" },
        }),
      ),
    onSuccess: async (school) => {
      announceGesture({ message: `${school.name} est ouvert.` });
      setUai("");
      setName("");
      await queryClient.invalidateQueries({ queryKey: ["schools"] });
    },
  });
  const key = uaiKey(uai);
  return (
    <Disclosure label="Ouvrir un établissement">
      <form
        className="rc-form"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        {add.isError && <ProblemAlert error={add.error} fields={{ "/uai": { id: "uai", label: "UAI" }, "/name": { id: "school-name", label: "Nom" } }} />}
        <Input
          label="UAI"
          hintText={key === null ? "Sept chiffres et une lettre. Exemple\u00a0: 9990004A" : `Lettre de contrôle attendue\u00a0: ${key}`}
          nativeInputProps={{ id: "uai", required: true, maxLength: 8, value: uai, onChange: (event) => setUai(event.currentTarget.value) }}
        />
        <Input label="Nom" nativeInputProps={{ id: "school-name", required: true, maxLength: 120, value: name, onChange: (event) => setName(event.currentTarget.value) }} />
        <div className="fr-select-group">
          <label className="fr-label" htmlFor="school-kind">
            Type
          </label>
          <select id="school-kind" className="fr-select" value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
            {choicesOf(SchoolKind).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="fr-btn" aria-disabled={add.isPending}>
          {add.isPending ? "Envoi…" : "Ouvrir l’établissement"}
        </button>
      </form>
    </Disclosure>
  );
}
