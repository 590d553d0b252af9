import { labelOf } from "@/shared/api/labels";
import { SourceKind } from "@/shared/api/reference.gen";
import { typeset } from "@/shared/format";

import type { Field, Pair } from "../api";
import { comparisonOf, isDifferent, piecesOf } from "../logic/compare";

/** Two records side by side: what differs is underlined, and said in a word. */
export function PairCompare({ pair }: { pair: Pair }) {
  return (
    <div className="fr-table fr-table--sm fr-table--no-caption rc-table__frame rc-compare">
      <div className="fr-table__wrapper">
        <div className="fr-table__container">
          <div className="fr-table__content">
            <table>
              <caption>Les deux fiches, champ par champ. Seuls les champs comparés sont montrés.</caption>
              <thead>
                <tr>
                  <th scope="col">Champ</th>
                  <Side letter="A" source={pair.left_source} />
                  <Side letter="B" source={pair.right_source} />
                  <th scope="col">Comparaison</th>
                </tr>
              </thead>
              <tbody>
                {pair.fields.map((field) => (
                  <tr key={field.name}>
                    <th scope="row">{field.label}</th>
                    <td>
                      <Value field={field} value={field.left} other={field.right} />
                    </td>
                    <td>
                      <Value field={field} value={field.right} other={field.left} />
                    </td>
                    <td className={isDifferent(field) ? "rc-compare__differs" : "rc-mention"}>
                      {isDifferent(field) && <span aria-hidden="true">≠ </span>}
                      {comparisonOf(field)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}

function Side({ letter, source }: { letter: string; source: Pair["left_source"] }) {
  return (
    <th scope="col">
      {letter} <span className="rc-mention rc-block">{labelOf(SourceKind, source)}</span>
    </th>
  );
}

function Value({ field, value, other }: { field: Field; value: string | null; other: string | null }) {
  if (value === null) return <span className="rc-mention">non renseigné</span>;
  return piecesOf(field, value, other).map(({ text, differs }, index) =>
    differs ? (
      <span key={index} className="rc-diff__letters">
        {text}
      </span>
    ) : (
      typeset(text)
    ),
  );
}
