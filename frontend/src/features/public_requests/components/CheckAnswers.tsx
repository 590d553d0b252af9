import { labelOf } from "@/shared/api/labels";
import { CallMoment, DiplomaHeld, LastClass, TrainingWish } from "@/shared/api/reference.gen";
import { longDate } from "@/shared/format";
import { dateOf } from "@/shared/ui/family/birth";

import { STEPS, type Answers } from "../logic/answers";

/** Everything that will be sent, each with the way back to it. */
export function CheckAnswers({ given, onChange }: { given: Answers; onChange: (step: number) => void }) {
  const home = given.commune === null ? `${given.where} ${given.city}` : `${given.commune.postal_code} ${given.commune.name}`;
  const lines: [number, string[]][] = [
    [1, [longDate(dateOf(given.birth) ?? "2000-01-01").replace(/^\p{L}+ /u, "")]],
    [2, [home]],
    [3, [`Dernière classe\u00a0: ${labelOf(LastClass, given.last_class)}`, `Diplôme\u00a0: ${labelOf(DiplomaHeld, given.diploma)}`]],
    [4, [labelOf(TrainingWish, given.wish)]],
    [5, [`${given.first_name} ${given.family_name}`, given.phone, given.email, `Quand appeler\u00a0: ${labelOf(CallMoment, given.call_when).toLocaleLowerCase("fr")}`]],
  ];
  return (
    <ul className="rc-sheet">
      {lines.map(([step, words]) => (
        <li key={step}>
          <div className="rc-row">
            <h3 className="fr-text--md rc-strong">{STEPS[step - 1]}</h3>
            <button type="button" className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm" onClick={() => onChange(step)}>
              Modifier<span className="fr-sr-only">&nbsp;: {STEPS[step - 1]}</span>
            </button>
          </div>
          {words.filter(Boolean).map((word) => (
            <p key={word} className="rc-wrap">
              {word}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
