import { useMutation, useQueryClient } from "@tanstack/react-query";

import { asProblem } from "@/shared/api/problem";
import { counted } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";
import { FileDrop } from "@/shared/ui/FileDrop";

import { importResults, type Results } from "../api";

const COLUMNS: readonly [string, string][] = [
  ["ine", "onze caractères, comme sur la fiche de l’élève"],
  ["date_naissance", "JJ/MM/AAAA"],
  ["resultat", "affecté, liste d’attente ou non affecté"],
  ["date", "jour du résultat, JJ/MM/AAAA"],
  ["formation", "formation obtenue, si l’élève est affecté"],
  ["etablissement", "établissement d’accueil, facultatif"],
];

/** The file of results: all of it is taken, or every bad line is told with its remedy. */
export function ResultsImport({ schoolId }: { schoolId: string }) {
  const client = useQueryClient();
  const importing = useMutation({
    mutationFn: (file: File) => importResults(schoolId, file),
    onSuccess: () => Promise.all([["orientation"], ["work-items"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const lines = importing.isError ? asProblem(importing.error).errors.length : 0;
  return (
    <section aria-labelledby="results">
      <h2 id="results" className="fr-h5">
        Importer les résultats d’affectation
      </h2>
      {importing.data !== undefined && <Report results={importing.data} />}
      {lines > 1 && <p className="rc-strong">{counted(lines, "correction à faire", "corrections à faire")} avant de déposer le fichier de nouveau.</p>}
      <FileDrop
        label="Fichier des résultats"
        hint="CSV en UTF-8, séparé par des points-virgules, 2&nbsp;000 lignes au plus. Rien n’est enregistré si une ligne est fausse."
        accept=".csv,text/csv"
        progress={importing.isPending ? { status: "working", name: importing.variables.name, size: importing.variables.size, step: "Lecture", done: 0, total: null } : importing.isError ? { status: "refused", error: importing.error } : { status: "idle" }}
        onFile={(file) => importing.mutate(file)}
      />
      <Disclosure label="Les colonnes attendues">
        <dl className="rc-facts">
          {COLUMNS.map(([name, words]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </section>
  );
}

function Report({ results }: { results: Results }) {
  return (
    <div className="rc-strip" role="status">
      <p>
        {counted(results.line_count, "ligne lue", "lignes lues")}&nbsp;: {counted(results.applied_count, "résultat enregistré", "résultats enregistrés")}, {counted(results.unchanged_count, "déjà connu", "déjà connus")}.
        {results.already_applied && " Ce fichier avait déjà été déposé."}{" "}
        <AppLink href="/orientation?etape=sans-solution">Voir les élèves sans solution</AppLink>
      </p>
    </div>
  );
}
