import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { advanceImport, importQuery, type Import } from "../api";
import { mappingOf } from "../logic/mapping";

/** Personal headers: which of their columns holds which of our fields; asked once, then remembered. */
export function ColumnMapping({ one, etag }: { one: Import; etag: string }) {
  const queryClient = useQueryClient();
  const { fields, headers, proposal } = mappingOf(one.mapping_needed);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(proposal);
  const send = useMutation({
    mutationFn: () =>
      advanceImport(one.id, etag, {
        name: "map_columns",
        mapping: Object.fromEntries(Object.entries(chosen).filter(([, header]) => header !== "")),
      }),
    onSuccess: (answer) => queryClient.setQueryData(importQuery(one.id).queryKey, answer),
  });
  const lacking = fields.filter((field) => field.required && (chosen[field.name] ?? "") === "");
  const samples = new Map(headers.map(({ header, samples: values }) => [header, values]));
  return (
    <section aria-labelledby="mapping" className="rc-section">
      <h2 id="mapping" className="fr-h5">
        Que contient chaque colonne&nbsp;?
      </h2>
      <p>Les titres de ce fichier sont propres à votre école. Dites une fois ce qu’ils contiennent&nbsp;: nous nous en souviendrons.</p>
      {send.isError && <ProblemAlert error={send.error} />}
      <form
        className="rc-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (lacking.length === 0) send.mutate();
        }}
      >
        {fields.map((field) => (
          <div key={field.name} className="fr-select-group">
            <label className="fr-label" htmlFor={`column-${field.name}`}>
              {field.label}
              {!field.required && " (facultatif)"}
              <span className="fr-hint-text">{(samples.get(chosen[field.name] ?? "") ?? []).join(" · ")}</span>
            </label>
            <select
              id={`column-${field.name}`}
              className="fr-select"
              value={chosen[field.name] ?? ""}
              onChange={(event) => setChosen({ ...chosen, [field.name]: event.currentTarget.value })}
            >
              <option value="">Aucune colonne</option>
              {headers.map(({ header }) => (
                <option key={header} value={header}>
                  {header}
                </option>
              ))}
            </select>
          </div>
        ))}
        {lacking.length > 0 && <p className="rc-mention">À préciser&nbsp;: {lacking.map((field) => field.label).join(", ")}.</p>}
        <button type="submit" className="fr-btn" aria-disabled={send.isPending || lacking.length > 0}>
          {send.isPending ? "Lecture…" : "Lire le fichier"}
        </button>
      </form>
    </section>
  );
}
