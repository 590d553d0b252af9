import { describe, expect, test } from "vitest";

import type { Indicator, IndicatorRow } from "../api";
import { familyOf, fileOf, hrefOf, queryOf } from "./address";
import { chartRows, seriesOf, sharesOf } from "./chart";

const row = (key: string, depth: IndicatorRow["depth"], ...values: (number | null)[]): IndicatorRow => ({
  key, label: key, depth, rate: null, cells: values.map((value) => ({ value, hidden: value === null ? "small" : "" })),
});
const indicator = (...rows: IndicatorRow[]): Indicator => ({
  code: "absentees", title: "", sentence: "", unit: "élèves", row_header: "", rate_label: "", definition: "", source: "", silence: "", text: "",
  columns: [{ key: "heavy", label: "10 ou plus" }, { key: "absent", label: "De 4 à 9" }, { key: "", label: "Total" }],
  charted: ["heavy", "absent"], lists: [], national: null, rows,
});

describe("the address", () => {
  test("names a family in French, or nothing", () => {
    expect(familyOf("entonnoir", false)).toBe("funnel");
    expect(familyOf("autre", false)).toBeNull();
  });
  test("without a family, each finds what they work on", () => {
    expect(familyOf(undefined, true)).toBe("funnel");
    expect(familyOf(undefined, false)).toBe("attendance");
  });
  test("keeps territory and year from one family to the next", () => {
    expect(hrefOf("contracts", { territoire: "u1", annee: "2025" })).toBe("/indicateurs/contrats?territoire=u1&annee=2025");
    expect(hrefOf("attendance", {})).toBe("/indicateurs/assiduite");
  });
  test("asks for no year that is none", () => {
    expect(queryOf({ territoire: "", annee: "2025-2026" })).toEqual({});
    expect(queryOf({ territoire: "u1", annee: "2025" })).toEqual({ territory: "u1", year: 2025 });
  });
  test("the file is that of the page", () => {
    expect(fileOf("funnel", { annee: "2025" }, "csv")).toBe("/api/v1/indicators/funnel/file?year=2025&format=csv");
  });
});

describe("the bars", () => {
  test("are those of the lines, without sums nor columns that are not worth one", () => {
    const shown = indicator(row("", "total", 10, 16, 74), row("2de", "group", 5, 14, 54), row("2A", "line", 5, null, 30));
    expect(chartRows(shown)).toEqual([{ key: "2A", label: "2A", values: { heavy: 5, absent: null, "": 30 } }]);
    expect(seriesOf(shown).map(({ key }) => key)).toEqual(["heavy", "absent"]);
  });
  test("are those of the total when it stands alone", () => {
    expect(chartRows(indicator(row("", "total", 6, 6, 12))).map(({ key }) => key)).toEqual([""]);
  });
  test("a line whose numbers are hidden or none is in the table alone", () => {
    const shown = indicator(row("", "total", 10, 16, 74), row("2A", "line", null, 0, 30), row("2B", "line", 5, 0, 30));
    expect(chartRows(shown).map(({ key }) => key)).toEqual(["2B"]);
    expect(chartRows(indicator(row("", "total", 8, 0, 30), row("2A", "line", null, 0, 30))).map(({ key }) => key)).toEqual([""]);
  });
  test("two scales are compared by shares", () => {
    expect(sharesOf([200, 100, 50])).toEqual([1, 0.5, 0.25]);
    expect(sharesOf([])).toEqual([]);
  });
});
