import { useEffect, useRef, useState } from "react";

import type { Answer } from "../api";

interface Props {
  answer: Answer;
  onGive: (motive: string) => void;
  onCancel: () => void;
}

const LATER = ["À demander à l’établissement", "À demander au CFA", "Une pièce est attendue"];
const AGAINST_VETO = ["Vérifié auprès de l’établissement", "INE remplacé, vérifié", "Erreur de saisie évidente"];
const SHORTEST = 3;

/** In a few words, for whoever reads this pair next. */
export function MotiveForm({ answer, onGive, onCancel }: Props) {
  const [motive, setMotive] = useState("");
  const [refused, setRefused] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  function give(words: string): void {
    setRefused(words.trim().length < SHORTEST);
    if (words.trim().length >= SHORTEST) onGive(words.trim());
    else field.current?.focus();
  }

  return (
    <form
      className="rc-compare__motive"
      onSubmit={(event) => {
        event.preventDefault();
        give(motive);
      }}
    >
      <div className={refused ? "fr-input-group fr-input-group--error" : "fr-input-group"}>
        <label className="fr-label" htmlFor="motive">
          {answer === "later" ? "Pourquoi plus tard\u00a0?" : "Pourquoi la même personne, malgré le veto\u00a0?"}
          <span className="fr-hint-text">Pour la prochaine personne qui lira. Ni santé, ni famille. Entrée valide, Échap renonce.</span>
        </label>
        <input
          ref={field}
          id="motive"
          className="fr-input"
          maxLength={300}
          autoComplete="off"
          value={motive}
          aria-invalid={refused}
          aria-describedby={refused ? "motive-error" : undefined}
          onChange={(event) => setMotive(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") onCancel();
          }}
        />
        {refused && (
          <p id="motive-error" className="fr-error-text">
            Indiquez au moins trois lettres.
          </p>
        )}
      </div>
      <ul className="rc-inline-list" aria-label="Motifs fréquents">
        {(answer === "later" ? LATER : AGAINST_VETO).map((words) => (
          <li key={words}>
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => give(words)}>
              {words}
            </button>
          </li>
        ))}
      </ul>
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm">
          {answer === "later" ? "Remettre à plus tard" : "Confirmer\u00a0: même personne"}
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={onCancel}>
          Renoncer
        </button>
      </div>
    </form>
  );
}
