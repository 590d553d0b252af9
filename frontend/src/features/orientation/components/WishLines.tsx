import { choicesOf } from "@/shared/api/labels";
import { OrientationLevel } from "@/shared/api/reference.gen";
import { SelectField } from "@/shared/ui/SelectField";
import { TextField } from "@/shared/ui/TextField";

import type { Wish } from "../api";
import { blankLine, ranked } from "../logic/steps";

const MOST = 15;

interface Props {
  lines: Wish[];
  /** Several ranked lines; else a single one. */
  many: boolean;
  onChange: (lines: Wish[]) => void;
}

/** Ranked lines: the way that is asked for, its formation, the school; up and down by buttons. */
export function WishLines({ lines, many, onChange }: Props) {
  const set = (index: number, more: Partial<Wish>): void => onChange(lines.map((line, place) => (place === index ? { ...line, ...more } : line)));
  const move = (index: number): void => onChange(ranked(lines.toSpliced(index - 1, 2, ...lines.slice(index - 1, index + 1).reverse())));
  return (
    <>
      {lines.map((line, index) => (
        <fieldset key={index} className="rc-box">
          <legend className="fr-label rc-strong">{many ? `Vœu ${index + 1}` : "Voie et formation"}</legend>
          <SelectField id={`line-${index + 1}-level`} label="Voie" value={line.level} choices={choicesOf(OrientationLevel)} onChange={(level) => set(index, { level: level as Wish["level"] })} />
          <TextField id={`line-${index + 1}-formation`} label="Formation" hint="Exemple&nbsp;: métiers de l’électricité" maxLength={140} value={line.formation} onChange={(formation) => set(index, { formation })} />
          <TextField id={`line-${index + 1}-school`} label="Établissement souhaité (facultatif)" maxLength={140} value={line.wished_school} onChange={(wished_school) => set(index, { wished_school })} />
          {many && (
            <div className="rc-actions">
              {index > 0 && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => move(index)}>
                  Monter<span className="fr-sr-only"> le vœu {index + 1}</span>
                </button>
              )}
              {lines.length > 1 && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => onChange(ranked(lines.toSpliced(index, 1)))}>
                  Retirer<span className="fr-sr-only"> le vœu {index + 1}</span>
                </button>
              )}
            </div>
          )}
        </fieldset>
      ))}
      {many && lines.length < MOST && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => onChange([...lines, blankLine(lines.length + 1)])}>
          Ajouter un vœu
        </button>
      )}
    </>
  );
}
