import { RadioButtons } from "@codegouvfr/react-dsfr/RadioButtons";
import { ToggleSwitch } from "@codegouvfr/react-dsfr/ToggleSwitch";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { changePreferences, preferencesQuery, type Preferences } from "@/shared/api/preferences";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";

const KEYS = [
  ["/ ou Ctrl + K", "Rechercher un élève"],
  ["g puis a, d, e", "Accueil, dossiers, élèves"],
  ["j, k", "Ligne ou fiche suivante, précédente"],
  ["x", "Sélectionner la ligne"],
  ["t, 1 à 9", "Ce que vous pouvez faire, une étape, dans un dossier"],
  ["z", "Dernière action, pour l’annuler"],
  ["?", "Aide de la page"],
] as const;

const MAIL = [
  ["daily", "Un message par jour, sans aucun nom"],
  ["never", "Jamais"],
] as const;

const DENSITIES = [
  ["normal", "Normale"],
  ["compact", "Compacte\u00a0: plus de lignes à l’écran"],
] as const;

const THEMES = [
  ["system", "Celui du système"],
  ["light", "Clair"],
  ["dark", "Sombre"],
] as const;

/** Kept on the account, so that they follow the person from one computer to the next. */
export function PreferencesForm() {
  const preferences = useQuery(preferencesQuery);
  return (
    <section aria-labelledby="preferences">
      <h2 id="preferences" className="fr-h5">
        Affichage, raccourcis et messages
      </h2>
      <QueryPart query={preferences} lines={5}>
        {(value) => <Choices preferences={value} />}
      </QueryPart>
      <dl className="rc-keys">
        {KEYS.map(([keys, label]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Choices({ preferences }: { preferences: Preferences }) {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: changePreferences,
    onSuccess: (saved) => {
      queryClient.setQueryData(preferencesQuery.queryKey, saved);
    },
  });
  return (
    <>
      {change.isError && <ProblemAlert error={change.error} />}
      <RadioButtons
        legend="Thème"
        small
        options={THEMES.map(([value, label]) => ({
          label,
          nativeInputProps: { value, checked: preferences.theme === value, onChange: () => change.mutate({ theme: value }) },
        }))}
      />
      <RadioButtons
        legend="Densité des listes"
        small
        options={DENSITIES.map(([value, label]) => ({
          label,
          nativeInputProps: { value, checked: preferences.density === value, onChange: () => change.mutate({ density: value }) },
        }))}
      />
      <ToggleSwitch
        label="Raccourcis à une touche"
        checked={preferences.shortcuts}
        onChange={(shortcuts) => change.mutate({ shortcuts })}
        showCheckedHint={false}
      />
      <RadioButtons
        legend="Rappel par courriel de ce qui vous attend"
        small
        options={MAIL.map(([value, label]) => ({
          label,
          nativeInputProps: { value, checked: preferences.mail === value, onChange: () => change.mutate({ mail: value }) },
        }))}
      />
      <p role="status" className="rc-mention">
        {change.isSuccess ? "Enregistré." : ""}
      </p>
    </>
  );
}
