import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { barWidth, csvOf, mostOf, rowSentence, type ChartRow } from "./chart";
import { ChartWithTable } from "./ChartWithTable";

const SERIES = [
  { key: "true", label: "Vraies" },
  { key: "missed", label: "Manquées" },
];
const ROWS: ChartRow[] = [{ key: "late", label: "Retards", values: { true: 12, missed: null } }];

describe("a chart", () => {
  test("is read as a sentence, hidden cells in words", () => {
    expect(rowSentence(ROWS[0] ?? { key: "", label: "", values: {} }, SERIES)).toBe("Retards\u00a0: vraies 12, manquées masqué");
  });
  test("leaves room for the number of its longest bar", () => {
    expect([barWidth(12, mostOf(ROWS, SERIES)), barWidth(null, 12), mostOf([], SERIES)]).toEqual([78, 0, 1]);
  });
  test("is a file that keeps its accents and its quotes", () => {
    expect(csvOf([["Règle", 'dite "retards"'], ["a", "b"]])).toBe('\ufeff"Règle";"dite ""retards"""\r\n"a";"b"');
  });
  test("stands beside its table, with its definition, source and date", () => {
    render(
      <ChartWithTable title="Ce qui a été vu" unit="alertes" series={SERIES} rows={ROWS} definition="Méthode." source="appels" date="23 nov. 2026" table={<p>Le tableau</p>} />,
    );
    expect(screen.getByRole("img", { name: "Retards\u00a0: vraies 12, manquées masqué" })).toBeDefined();
    expect(screen.getByText("Le tableau")).toBeDefined();
    expect(screen.getByText(/Source : appels, au 23 nov\. 2026\./u)).toBeDefined();
  });
});
