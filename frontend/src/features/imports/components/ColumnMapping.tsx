import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { counted } from "@/shared/format";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { SelectField } from "@/shared/ui/SelectField";

import { advanceImport, importQuery, type Import } from "../api";
import { askedFirst, columnChoices, mappingOf, type MappingField } from "../logic/mapping";

const idOf = (field: MappingField): string => `column-${field.name}`;

/** Personal headers: which of their columns holds which of our fields; asked once, then remembered. */
export function ColumnMapping({ one, etag }: { one: Import; etag: string }) {
  const queryClient = useQueryClient();
  const { fields, headers, proposal } = mappingOf(one.mapping_needed);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(proposal);
  const [tried, setTried] = useState(false);
  const send = useMutation({
    mutationFn: () =>
      advanceImport(one.id, etag, {
        name: "map_columns",
        mapping: Object.fromEntries(Object.entries(chosen).filter(([, header]) => header !== "")),
      }),
    onSuccess: (answer) => queryClient.setQueryData(importQuery(one.id).queryKey, answer),
  });
  const asked = askedFirst(fields, proposal);
  const others = fields.filter((field) => !asked.includes(field));
  const lacking = fields.filter((field) => field.required && (chosen[field.name] ?? "") === "");
  const recognised = others.filter((field) => (proposal[field.name] ?? "") !== "").length;
  const choices = columnChoices(headers);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (lacking[0] !== undefined) document.getElementById(idOf(lacking[0]))?.focus();
    else if (!send.isPending) send.mutate();
  }

  const column = (field: MappingField) => (
    <SelectField
      key={field.name}
      id={idOf(field)}
      label={field.required ? field.label : `${field.label} (facultatif)`}
      value={chosen[field.name] ?? ""}
      choices={choices}
      none={field.required ? "Choisir une colonne" : "Aucune colonne"}
      error={tried && lacking.includes(field) ? `Dites quelle colonne contient\u00a0: ${field.label.toLocaleLowerCase("fr")}.` : undefined}
      onChange={(header) => setChosen({ ...chosen, [field.name]: header })}
    />
  );
  return (
    <section aria-labelledby="mapping" className="rc-section">
      <h2 id="mapping" className="fr-h5">
        Que contient chaque colonne&nbsp;?
      </h2>
      <p>Les titres de ce fichier sont propres à votre école. Dites une fois ce qu’ils contiennent&nbsp;: nous nous en souviendrons.</p>
      {send.isError && <ProblemAlert error={send.error} />}
      <form className="rc-form" onSubmit={submit} noValidate>
        {asked.map(column)}
        {others.length > 0 && <Disclosure label={`Les autres colonnes, dont ${counted(recognised, "reconnue")}`}>{others.map(column)}</Disclosure>}
        <div className="rc-actions">
          <button type="submit" className="fr-btn" aria-disabled={send.isPending}>
            {send.isPending ? "Lecture…" : "Lire le fichier"}
          </button>
        </div>
      </form>
    </section>
  );
}
