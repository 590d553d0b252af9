import { labelOf } from "@/shared/api/labels";
import { AlarmOutcome } from "@/shared/api/reference.gen";
import { typeset } from "@/shared/format";
import { hiddenOr } from "@/shared/ui/chart";

import type { RuleReport } from "../api";
import { cellOf, OUTCOMES, SEXES } from "../logic/report";

/** One rule, by sex: whether it sees boys and girls alike. */
export function BySex({ rule }: { rule: RuleReport }) {
  return (
    <div className="rc-scroll">
      <table className="rc-why__table">
        <caption>«&nbsp;{typeset(rule.label)}&nbsp;», par sexe</caption>
        <thead>
          <tr>
            <th scope="col">Élèves</th>
            {OUTCOMES.map((outcome) => (
              <th key={outcome} scope="col" className="rc-number">
                {labelOf(AlarmOutcome, outcome)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SEXES.map(({ key, label }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {OUTCOMES.map((outcome) => (
                <td key={outcome} className="rc-number">
                  {hiddenOr(cellOf(rule, outcome, key))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
