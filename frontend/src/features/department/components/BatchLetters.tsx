import { typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";

import type { Outgoing } from "../api";

interface Props {
  letters: Outgoing[];
  /** Null once the batch is printed: what has left is taken back no more. */
  onRemove: ((letter: Outgoing) => void) | null;
  busy: boolean;
}

/** The envelopes of a batch; one may be withdrawn until the batch is printed. */
export function BatchLetters({ letters, onRemove, busy }: Props) {
  if (letters.length === 0) return null;
  return (
    <Disclosure label={`Lettres du lot (${letters.length})`}>
      <ul className="rc-sheet">
        {letters.map((letter) => (
          <li key={letter.id} className="rc-row">
            <div>
              <p>
                {letter.recipient}&nbsp;: <AppLink href={`/documents/${letter.document_id}`}>{typeset(letter.title)}</AppLink>
              </p>
              <p className="rc-mention">
                {letter.student_name}, {letter.school_name}
              </p>
            </div>
            {onRemove !== null && (
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={busy} onClick={() => onRemove(letter)}>
                Retirer du lot<span className="fr-sr-only">, la lettre à {letter.recipient}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
