import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";

/** The same answer for what does not exist and for what one may not see. */
export function NotFoundPage() {
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title="Page introuvable ou hors de votre périmètre" size="public" />
        <p className="rc-mention">Erreur 404</p>
        <p>Vérifiez l’adresse, le nom ou la classe. Si l’élève vient d’arriver, il apparaîtra après le prochain import.</p>
        <AppLink className="fr-btn" href="/">
          Retour à l’accueil
        </AppLink>
      </div>
    </div>
  );
}
