import { expect, test } from "vitest";

import { askedFirst, columnChoices, mappingOf } from "./mapping";

test("only what the file cannot be read without is asked first", () => {
  const fields = [
    { name: "last_name", label: "Nom de famille", required: true },
    { name: "birth_date", label: "Date de naissance", required: true },
    { name: "sex", label: "Sexe", required: false },
  ];
  expect(askedFirst(fields, { birth_date: "Né le" }).map(({ name }) => name)).toEqual(["last_name"]);
});

test("a column shows what it holds, each value once", () => {
  const [groups, empty] = columnChoices([
    { header: "Groupe", samples: ["CM1", "CM1", "CM2"] },
    { header: "Divers", samples: ["", ""] },
  ]);
  expect(groups).toEqual({ value: "Groupe", label: "Groupe (CM1, CM2…)" });
  expect(empty?.label).toBe("Divers (vide)");
});

test("a question that never came asks nothing", () => {
  expect(mappingOf(null)).toEqual({ fields: [], headers: [], proposal: {} });
});
