import { useMutation, useQueryClient } from "@tanstack/react-query";

import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { decideLine, importQuery, type Decision, type Import, type ImportLine } from "../api";
import { changesOf } from "../logic/outcomes";

const DECISIONS: readonly [Decision, string][] = [
  ["same", "Même personne"],
  ["different", "Deux personnes"],
  ["later", "Plus tard"],
];

/** Side by side: one person or two? Undecided lines are left out of what is applied. */
export function LookAlikes({ one, lines }: { one: Import; lines: ImportLine[] }) {
  const queryClient = useQueryClient();
  const decide = useMutation({
    mutationFn: ({ line, decision }: { line: ImportLine; decision: Decision }) => decideLine(one.id, line.id, decision),
    onSuccess: async (answer) => {
      queryClient.setQueryData(importQuery(one.id).queryKey, answer);
      await queryClient.invalidateQueries({ queryKey: ["imports", one.id, "lines"] });
    },
  });
  /** What has just been chosen, while it is on its way. */
  const shown = (line: ImportLine): string => (decide.isPending && decide.variables.line.id === line.id ? decide.variables.decision : (line.decision ?? "later"));
  const open = one.state === "planned" || one.state === "blocked";
  return (
    <>
      {decide.isError && <ProblemAlert error={decide.error} />}
      <ul className="rc-sheet">
        {lines.map((line) => (
          <li key={line.id}>
            <p>
              <strong>Dans le fichier&nbsp;:</strong> {line.title}
            </p>
            <p>
              <strong>Déjà connu&nbsp;:</strong> {line.candidate ?? "fiche de même nom"}
            </p>
            <p className="rc-mention">Même date de naissance, noms presque pareils. Sans réponse, cette ligne n’est pas appliquée.</p>
            {changesOf(line).map(({ label, before, after }) => (
              <p key={label} className="rc-mention">
                {label}&nbsp;: {before ?? "non renseigné"} → {after ?? "non renseigné"}
              </p>
            ))}
            {open && (
              <fieldset className="rc-radios">
                <legend className="fr-sr-only">Une ou deux personnes&nbsp;? {line.title}</legend>
                <div className="rc-radios__row">
                  {DECISIONS.map(([decision, label]) => (
                    <label key={decision} className="rc-radio">
                      <input type="radio" name={line.id} checked={shown(line) === decision} onChange={() => decide.mutate({ line, decision })} />
                      {label}
                    </label>
                  ))}
                </div>
              </fieldset>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
