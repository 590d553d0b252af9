import { saveFile } from "@/shared/api/files";
import { labelOf } from "@/shared/api/labels";
import { Rule } from "@/shared/api/reference.gen";

import type { ImportLine } from "../api";
import { csvOf } from "../logic/csv";
import { refusalOf } from "../logic/outcomes";

/** Lines that were not taken: where, which rule, how to mend it at the source. */
export function Refusals({ lines, fileName }: { lines: ImportLine[]; fileName: string }) {
  function save(): void {
    const rows = lines.map((line) => [String(line.number), refusalOf(line).column, ruleOf(line), refusalOf(line).remedy]);
    const blob = new Blob([csvOf([["Ligne", "Colonne", "Règle", "Que faire"], ...rows])], { type: "text/csv;charset=utf-8" });
    saveFile({ blob, name: `refus-${fileName}.csv` });
  }
  return (
    <>
      <ul className="rc-sheet">
        {lines.map((line) => (
          <li key={line.id}>
            <p>
              Ligne {line.number}
              {refusalOf(line).column !== "" && `, ${refusalOf(line).column}`}&nbsp;: {ruleOf(line)}
            </p>
            <p className="rc-mention">{refusalOf(line).remedy}</p>
          </li>
        ))}
      </ul>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={save}>
        {lines.length === 1 ? "Exporter le refus (CSV)" : `Exporter les ${lines.length} refus (CSV)`}
      </button>
    </>
  );
}

function ruleOf(line: ImportLine): string {
  const code = line.refusal?.["rule"];
  return typeof code === "string" ? labelOf(Rule, code) : "";
}
