import { ApiProblem, problemOf } from "@/shared/api/problem";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { Skeleton } from "@/shared/ui/QueryPart";

const problem = (status: number, body: object, headers: Record<string, string> = {}): ApiProblem =>
  new ApiProblem(problemOf(new Response(null, { status, headers }), body));

export function ProblemStories() {
  return (
    <>
      <PageHeader title="Refus et états vides" />
      <ProblemAlert
        takesFocus={false} fields={{ "/held_on": { id: "held-on", label: "Date de l’entretien" } }}
        error={problem(422, { title: "Des informations manquent", detail: "Corrigez les champs indiqués.", errors: [{ pointer: "/held_on", detail: "indiquez une date après le 24 nov." }] })}
      />
      <ProblemAlert
        blocked takesFocus={false}
        error={problem(409, { title: "Il manque une étape", detail: "La convocation attend l’envoi de l’avertissement.", blocked_by: ["L’avertissement n’est pas signé."] })}
      />
      <ProblemAlert takesFocus={false} error={problem(503, {}, { "Retry-After": "20", "X-Correlation-Id": "7C2F" })} onRetry={() => undefined} />
      <label className="fr-label" htmlFor="held-on">Date de l’entretien</label>
      <input id="held-on" type="date" className="fr-input" />
      <EmptyState kind="filtered" title="Aucun élève de 2de MELEC n’a atteint 4 demi-journées en novembre" action={<AppLink href="/seuils">Réinitialiser les filtres</AppLink>} />
      <EmptyState kind="never" title="Aucun import">Le chef d’établissement dépose les fichiers SIECLE ici.</EmptyState>
      <EmptyState kind="closed" title="Mercredi après-midi&nbsp;: établissement fermé" />
      <Skeleton lines={3} />
    </>
  );
}
