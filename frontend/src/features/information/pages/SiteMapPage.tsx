import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";

const PARTS = [
  { title: "Sans compte", links: [["/connexion", "Connexion"], ["/reprendre-une-formation", "Je veux reprendre une formation"], ["/reprendre-une-formation/places", "Places et structures près de chez moi"], ["/reprendre-une-formation/parcours", "Votre parcours en 6 étapes"], ["/base-legale", "Les textes appliqués"], ["/simulateur", "Que disent les textes\u00a0?"], ["/accessibilite", "Accessibilité"], ["/donnees-personnelles", "Données personnelles"]] },
  { title: "Avec un compte, selon votre fonction", links: [["/", "À faire"], ["/appels", "Appels"], ["/absences", "Absences du jour"], ["/seuils", "Seuils atteints"], ["/eleves", "Élèves"], ["/dossiers", "Dossiers d’absence"], ["/accompagnements", "Accompagnements"], ["/accompagnements/catalogue", "Catalogue des accompagnements"], ["/saisines", "Saisines"], ["/courriers", "Courriers"], ["/entretiens", "Entretiens"], ["/imports", "Imports"], ["/etablissement", "Calendrier et réglages"], ["/administration/comptes", "Comptes"], ["/administration/etablissements", "Établissements"], ["/mon-compte", "Préférences et sécurité"]] },
] as const;

/** Every page one may ask for by its address. */
export function SiteMapPage() {
  return (
    <>
      <PageHeader title="Plan du site" />
      {PARTS.map(({ title, links }) => (
        <section key={title}>
          <h2 className="fr-h5">{title}</h2>
          <ul>
            {links.map(([href, label]) => (
              <li key={href}>
                <AppLink className="fr-link" href={href}>
                  {label}
                </AppLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
