import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";

/** What it is, how long it takes, what happens next, whom to call instead. */
export function Start({ onStart }: { onStart: () => void }) {
  return (
    <>
      <p className="fr-text--lead">Vous avez entre 16 et 25 ans et pas de diplôme, ou seulement le brevet&nbsp;? Vous avez droit à une formation.</p>
      <p className="rc-strong">5 questions, 2 minutes, sans compte.</p>
      <button type="button" className="fr-btn fr-btn--lg rc-thumb" onClick={onStart}>
        Commencer
      </button>
      <p className="fr-mt-3w">
        Ou appelez le <a href="tel:0800122500">0&nbsp;800&nbsp;12&nbsp;25&nbsp;00</a>. L’appel est gratuit.
      </p>
      <section aria-labelledby="next">
        <h2 id="next" className="fr-h4">
          Ce qui se passe ensuite
        </h2>
        <ol>
          <li>Votre demande arrive à la plateforme la plus proche de chez vous.</li>
          <li>On vous appelle pour fixer un entretien.</li>
          <li>À l’entretien, on cherche avec vous une place qui vous va.</li>
        </ol>
        <ul className="rc-plain-list">
          <li>
            <AppLink className="fr-link" href="/reprendre-une-formation/parcours">
              Votre parcours en 6 étapes
            </AppLink>
          </li>
          <li>
            <AppLink className="fr-link" href="/reprendre-une-formation/places">
              Places et structures près de chez moi
            </AppLink>
          </li>
        </ul>
      </section>
      <WhoReads />
    </>
  );
}

export function WhoReads() {
  return (
    <Disclosure label="Qui verra mes réponses&nbsp;?" className="fr-mt-3w rc-no-print">
      <ul>
        <li>Les personnes de la plateforme de votre secteur, qui vont vous appeler. Personne d’autre.</li>
        <li>Votre ancien établissement ne voit pas vos réponses.</li>
        <li>Nous ne demandons rien sur votre santé ni sur votre famille. N’en parlez que si vous le voulez, à l’entretien.</li>
        <li>Tant que vous n’avez pas envoyé votre demande, rien n’est gardé, ni ici ni sur cet appareil.</li>
      </ul>
      <p>
        Vous pouvez demander à lire, à corriger ou à effacer vos réponses&nbsp;: <AppLink href="/donnees-personnelles">vos droits</AppLink>.
      </p>
    </Disclosure>
  );
}

/** Whoever is not of the age: nothing was sent, and there is somebody to call. */
export function NotTheAge({ young, onBack }: { young: boolean; onBack: () => void }) {
  return (
    <>
      {young ? (
        <>
          <p className="fr-text--lead">Vous avez moins de 16 ans&nbsp;: vous avez une place à l’école.</p>
          <p>
            Pour savoir qui appeler, composez le <a href="tel:0800122500">0&nbsp;800&nbsp;12&nbsp;25&nbsp;00</a>. L’appel est gratuit. Vous pouvez aussi parler au conseiller d’éducation ou à l’infirmière de votre collège.
          </p>
        </>
      ) : (
        <>
          <p className="fr-text--lead">Ce service s’adresse aux jeunes de 16 à 25 ans.</p>
          <p>Pour reprendre une formation après 25 ans, parlez à un conseiller de France Travail ou de votre région. Votre mairie vous dira où les trouver.</p>
        </>
      )}
      <p>Nous n’avons rien gardé.</p>
      <button type="button" className="fr-btn fr-btn--secondary" onClick={onBack}>
        Corriger ma date de naissance
      </button>
    </>
  );
}
