import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { meQuery } from "@/shared/api/me";
import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";

import { permissionsOf, searchesPupils } from "../navigation";

/** The same answer for what does not exist and for what one may not see, with what may have happened and the ways out. */
export function NotFoundPage() {
  const router = useRouter();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const searching = me !== undefined && searchesPupils(permissionsOf(me));
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title="Page introuvable ou hors de votre périmètre" size="public" />
        <p className="rc-mention">Erreur 404</p>
        <p>Il y a trois raisons possibles&nbsp;:</p>
        <ul>
          <li>l’adresse est incomplète, ou elle a changé&nbsp;;</li>
          <li>ce que vous cherchez n’existe pas encore&nbsp;: un élève qui vient d’arriver apparaît après le prochain import&nbsp;;</li>
          <li>la page concerne un autre établissement, ou une fonction qui n’est pas la vôtre.</li>
        </ul>
        <div className="rc-actions">
          <AppLink className="fr-btn" href={me?.home ?? "/"}>
            Retour à l’accueil
          </AppLink>
          {searching && (
            <AppLink className="fr-btn fr-btn--secondary" href="/eleves">
              Rechercher un élève
            </AppLink>
          )}
          <button type="button" className="fr-btn fr-btn--tertiary" onClick={() => router.history.back()}>
            Page précédente
          </button>
        </div>
      </div>
    </div>
  );
}
