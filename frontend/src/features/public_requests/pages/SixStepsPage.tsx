import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";

const STEPS = [
  ["Vous demandez", "Sur ce site ou par téléphone. Cinq questions, sans compte. Vous recevez un numéro."],
  ["On vous appelle", "Une personne de la plateforme vous appelle pour fixer un entretien. Si elle n’arrive pas à vous joindre, elle réessaie."],
  ["Un entretien", "Vous parlez de ce que vous savez faire et de ce que vous aimeriez. L’entretien vous est proposé dans les 15 jours\u00a0: c’est votre droit si vous n’avez pas de diplôme professionnel."],
  ["Une place", "On cherche une place avec vous\u00a0: lycée, apprentissage, formation, service civique. En attendant, un établissement proche de chez vous peut vous accueillir."],
  ["Un contrat", "Vous signez un contrat avec la formation et un tuteur. Le tuteur est votre contact\u00a0: il vous aide quand quelque chose bloque. Si vous êtes mineur, votre responsable signe aussi."],
  ["On reste en lien", "On fait le point avec vous après 1, 3, 6 et 12 mois. Si ça ne va pas, on cherche autre chose ensemble."],
] as const;

/** The whole way, before one starts. */
export function SixStepsPage() {
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title="Votre parcours en 6 étapes" size="public" lead="De votre demande à votre formation. À chaque étape, vous savez qui vous suit et ce qui vient après." />
        <ol className="rc-sheet rc-sheet--numbered">
          {STEPS.map(([title, words]) => (
            <li key={title}>
              <h2 className="fr-h6">{title}</h2>
              <p>{words}</p>
            </li>
          ))}
        </ol>
        <p>
          <AppLink className="fr-btn" href="/reprendre-une-formation">
            Je veux reprendre une formation
          </AppLink>
        </p>
      </div>
    </div>
  );
}
