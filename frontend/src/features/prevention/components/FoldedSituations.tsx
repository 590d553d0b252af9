import { sentenceName, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";
import { PersonName } from "@/shared/ui/PersonName";

import type { Situation } from "../api";
import { standing } from "../logic/week";

interface Props {
  title: string;
  situations: Situation[];
  acts: boolean;
  onTakeBack: (one: Situation) => void;
}

/** What already has its suite, folded: where it stands, and how to bring it back. */
export function FoldedSituations({ title, situations, acts, onTakeBack }: Props) {
  if (situations.length === 0) return null;
  return (
    <section className="rc-folded" aria-label={title}>
      <Disclosure
        label={
          <>
            {title} ({situations.length.toLocaleString("fr-FR")})
          </>
        }
      >
        <ul className="rc-sheet">
          {situations.map((one) => (
            <li key={one.student_id} className="rc-row">
              <div>
                <p>
                  <AppLink href={`/eleves/${one.student_id}`}>
                    <PersonName name={one} />
                  </AppLink>
                  <span className="rc-mention">
                    {one.class_name !== null && <> · {one.class_name}</>} · {typeset(standing(one))}
                  </span>
                </p>
                {one.reasons.map((reason) => (
                  <p key={reason.warning_id} className="rc-mention">
                    {typeset(reason.sentence)}
                  </p>
                ))}
              </div>
              {acts && one.gesture_id !== null && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary rc-no-print" onClick={() => onTakeBack(one)}>
                  Remettre dans la semaine<span className="fr-sr-only">, {sentenceName(one)}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}
