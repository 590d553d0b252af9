import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { DepartureGround } from "@/shared/api/reference.gen";
import { studentQuery } from "@/shared/api/students";
import { counted, sentenceName } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";

import { departuresQuery, openDeparture, type Ground } from "../api";
import { GROUND_HINTS } from "../logic/words";

/** « Cet élève quitte l'établissement »: a ground, and a file. Nobody leaves here. */
export function NewDeparturePage() {
  const { eleve = "" } = useSearch({ strict: false });
  const student = useQuery({ ...studentQuery(eleve), enabled: eleve !== "" });
  const person = student.data === undefined ? "" : sentenceName(student.data);
  return (
    <>
      <PageHeader
        title="Préparer une sortie"
        context={person === "" ? undefined : person}
        lead={student.data === undefined ? "Pourquoi cet élève quitte-t-il l’établissement\u00a0?" : `${person}, ${student.data.class_name ?? "sans classe"}, ${counted(student.data.age, "an")}`}
        breadcrumb={person === "" ? [{ label: "Sorties", href: "/sorties" }] : [{ label: person, href: `/eleves/${eleve}` }]}
      />
      {eleve === "" ? (
        <EmptyState kind="never" title="Choisissez d’abord un élève." action={<AppLink href="/eleves">Ouvrir la liste des élèves</AppLink>}>
          Une sortie s’ouvre depuis sa page, par «&nbsp;Autre action&nbsp;».
        </EmptyState>
      ) : (
        <QueryPart query={student}>{() => <OpeningForm studentId={eleve} />}</QueryPart>
      )}
    </>
  );
}

function OpeningForm({ studentId }: { studentId: string }) {
  const router = useRouter();
  const client = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const [ground, setGround] = useState<Ground | null>(null);
  const [missing, setMissing] = useState(false);
  const { data: known } = useQuery(departuresQuery({ student_id: studentId }));
  const open = known?.items.find((one) => ["to_clarify", "preparing", "left", "settled"].includes(one.state));
  const opening = useMutation({
    mutationFn: (chosen: Ground) => openDeparture(studentId, chosen, key),
    onSuccess: async (page) => {
      await router.navigate({ href: `/sorties/${page.departure.id}` });
      await client.invalidateQueries({ queryKey: ["departures", "list"] });
    },
  });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setMissing(ground === null);
    if (ground !== null && !opening.isPending) opening.mutate(ground);
  }
  if (open !== undefined) {
    return (
      <EmptyState kind="done" title="Un dossier de sortie existe déjà pour cet élève." action={<AppLink href={`/sorties/${open.id}`}>Ouvrir ce dossier</AppLink>}>
        Complétez-le plutôt que d’en ouvrir un autre.
      </EmptyState>
    );
  }
  return (
    <form className="rc-form" onSubmit={submit} noValidate>
      {opening.isError && <ProblemAlert error={opening.error} fields={{ "/ground": { id: "ground", label: "Motif" } }} />}
      <p>Ouvrir ce dossier ne fait sortir personne. L’élève reste inscrit tant que le chef d’établissement n’a pas enregistré la sortie.</p>
      <fieldset id="ground" tabIndex={-1} className="rc-choices" aria-describedby={missing ? "ground-error" : undefined}>
        <legend className="fr-label">Motif</legend>
        {(Object.keys(DepartureGround) as Ground[]).map((value) => (
          <label key={value} className="rc-choice">
            <input type="radio" name="ground" value={value} checked={ground === value} onChange={() => setGround(value)} />
            <span>
              {DepartureGround[value]}
              <span className="fr-hint-text">{GROUND_HINTS[value]}</span>
            </span>
          </label>
        ))}
        {missing && ground === null && (
          <p id="ground-error" className="fr-error-text">
            Choisissez le motif de la sortie.
          </p>
        )}
      </fieldset>
      <div className="rc-actions">
        <button type="submit" className="fr-btn" aria-disabled={opening.isPending}>
          {opening.isPending ? "Envoi…" : "Ouvrir le dossier de sortie"}
        </button>
        <AppLink className="fr-btn fr-btn--tertiary" href={`/eleves/${studentId}`}>
          Revenir à l’élève
        </AppLink>
      </div>
    </form>
  );
}
