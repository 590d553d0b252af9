import { PageHeader } from "@/shared/ui/PageHeader";

/** The accessibility statement: what is known, what is not, how to complain. */
export function AccessibilityPage() {
  return (
    <>
      <PageHeader title="Accessibilité&nbsp;: non conforme" lead="Aucun audit n’a encore été mené. Le service se déclare donc non conforme au RGAA." />
      <h2 className="fr-h5">Ce qui est vérifié</h2>
      <p>
        Chaque page est contrôlée par un outil automatique, au clavier et à deux largeurs d’écran. Ces contrôles ne remplacent pas un
        audit ni un essai avec des lecteurs d’écran.
      </p>
      <h2 className="fr-h5">Signaler une difficulté</h2>
      <p>
        Écrivez à l’administrateur de votre service, avec l’adresse de la page. Si vous n’obtenez pas de réponse, vous pouvez saisir le
        Défenseur des droits.
      </p>
    </>
  );
}
