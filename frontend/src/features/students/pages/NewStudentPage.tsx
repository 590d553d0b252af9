import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { meQuery } from "@/shared/api/me";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { classesQuery, classOptions, schoolOf } from "@/shared/api/schools";
import { sentenceName, today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { addStudent } from "../api";
import { TextField } from "@/shared/ui/TextField";

const FIELDS: FieldMap = {
  "/family_name": { id: "family-name", label: "Nom de famille" },
  "/first_name": { id: "first-name", label: "Prénom" },
  "/birth_date": { id: "birth-date", label: "Date de naissance" },
  "/class_id": { id: "class", label: "Classe" },
  "/entered_on": { id: "entered-on", label: "Entrée" },
};
const LACKS: Readonly<Record<string, string>> = {
  family_name: "Donnez le nom de famille.",
  first_name: "Donnez le prénom.",
  birth_date: "Donnez la date de naissance.",
  class_id: "Choisissez la classe.",
  entered_on: "Donnez le jour d’entrée dans l’établissement.",
};

/** A pupil whom no file names yet: the exception, said so. */
export function NewStudentPage() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const school = schoolOf(me);
  const { data: classes } = useQuery(classesQuery(school?.id));
  const [draft, setDraft] = useState({ family_name: "", first_name: "", birth_date: "", class_id: "", entered_on: today() });
  const [tried, setTried] = useState(false);
  const [key] = useState(newIdempotencyKey);
  const lacks = (name: keyof typeof draft): string | undefined => (tried && draft[name].trim() === "" ? LACKS[name] : undefined);
  const saving = useMutation({
    mutationFn: () => addStudent({ ...draft, school_id: school?.id ?? "" }, key),
    onSuccess: async (student) => {
      announceGesture({ message: `${sentenceName(student)}\u00a0: inscription enregistrée${student.class_name === null ? "" : ` en ${student.class_name}`}.` });
      await client.invalidateQueries({ queryKey: ["students", "list"] });
      await navigate({ href: `/eleves/${student.id}` });
    },
  });

  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    const empty = Object.entries(draft).find(([, value]) => value.trim() === "");
    if (empty === undefined) saving.mutate();
    else document.getElementById(FIELDS[`/${empty[0]}`]?.id ?? "")?.focus();
  }

  return (
    <>
      <PageHeader title="Ajouter un élève" context={school?.name} breadcrumb={[{ label: "Élèves", href: "/eleves" }]} />
      <form className="rc-shape rc-shape--act" onSubmit={save} noValidate>
        <div>
          {saving.isError && <ProblemAlert error={saving.error} fields={FIELDS} />}
          <TextField id="family-name" label="Nom de famille" value={draft.family_name} error={lacks("family_name")} onChange={(family_name) => setDraft({ ...draft, family_name })} />
          <TextField id="first-name" label="Prénom" value={draft.first_name} error={lacks("first_name")} onChange={(first_name) => setDraft({ ...draft, first_name })} />
          <TextField id="birth-date" type="date" label="Date de naissance" hint={"Exemple\u00a0: 14/03/2011"} value={draft.birth_date} error={lacks("birth_date")} onChange={(birth_date) => setDraft({ ...draft, birth_date })} />
          <div className={lacks("class_id") === undefined ? "fr-select-group" : "fr-select-group fr-select-group--error"}>
            <label className="fr-label" htmlFor="class">
              Classe
            </label>
            <select id="class" className="fr-select" value={draft.class_id} onChange={(event) => setDraft({ ...draft, class_id: event.currentTarget.value })}>
              <option value="">Choisir une classe</option>
              {classOptions(classes)
                .slice(1)
                .map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
            </select>
            {lacks("class_id") !== undefined && <p className="fr-error-text">{lacks("class_id")}</p>}
          </div>
          <TextField id="entered-on" type="date" label="Date d’entrée dans l’établissement" hint={"Exemple\u00a0: 23/11/2026"} value={draft.entered_on} error={lacks("entered_on")} onChange={(entered_on) => setDraft({ ...draft, entered_on })} />
          <button type="submit" className="fr-btn" disabled={saving.isPending}>
            {saving.isPending ? "Envoi…" : "Ajouter l’élève"}
          </button>
        </div>
        <aside aria-label="Avant d’ajouter">
          <h2 className="fr-h5">Avant d’ajouter</h2>
          <p>
            Un import inscrit toute la base, avec les responsables légaux et leurs coordonnées. <AppLink href="/imports">Voir les imports</AppLink>
          </p>
          <p>Ajoutez ici un élève arrivé avant le prochain fichier. Il sera reconnu par son nom et sa date de naissance.</p>
        </aside>
      </form>
    </>
  );
}
