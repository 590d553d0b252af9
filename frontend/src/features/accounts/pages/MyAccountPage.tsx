import { ToggleSwitch } from "@codegouvfr/react-dsfr/ToggleSwitch";
import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { useShortcutSettings } from "@/shared/ui/shortcuts";

import { MyAccess } from "../components/MyAccess";

const KEYS = [
  ["/ ou Ctrl + K", "Rechercher un élève"],
  ["g puis a, d, e", "Accueil, dossiers, élèves"],
  ["j, k", "Ligne ou fiche suivante, précédente"],
  ["x", "Sélectionner la ligne"],
  ["?", "Aide de la page"],
] as const;

/** One's own account: shortcuts, accesses, safety. */
export function MyAccountPage() {
  const { enabled, setEnabled } = useShortcutSettings();
  const me = useQuery(meQuery);
  return (
    <>
      <PageHeader title="Préférences et sécurité" />
      <div className="rc-shape rc-shape--record">
        <div>
          <section aria-labelledby="access">
            <h2 id="access" className="fr-h5">
              Mes accès
            </h2>
            <QueryPart query={me} lines={3}>
              {(value) => <MyAccess me={value} />}
            </QueryPart>
          </section>
          <section id="securite" aria-labelledby="safety">
            <h2 id="safety" className="fr-h5">
              Sécurité du compte
            </h2>
            <p>Pour changer de mot de passe ou de second facteur, demandez une nouvelle invitation à votre administrateur.</p>
          </section>
        </div>
        <section aria-labelledby="shortcuts">
          <h2 id="shortcuts" className="fr-h5">
            Raccourcis clavier
          </h2>
          <ToggleSwitch label="Raccourcis à une touche" checked={enabled} onChange={setEnabled} showCheckedHint={false} />
          <dl className="rc-keys">
            {KEYS.map(([keys, label]) => (
              <div key={keys}>
                <dt>{keys}</dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}
