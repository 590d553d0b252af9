import { expect, test } from "vitest";

import { subjectOf, titleOf, veiled } from "./projection";

const lucas = { position: 3, subject: "", person: { student_id: "1", family_name: "FONTAINE", first_name: "Lucas", class_name: "2de MELEC" } };
const group = { position: 8, subject: "1re MCV, lundi", person: null };

test("a situation has its number on a shared screen, its name elsewhere", () => {
  expect(titleOf(lucas, false)).toBe("FONTAINE Lucas");
  expect(subjectOf(lucas, false)).toBe("Lucas Fontaine");
  expect(titleOf(lucas, true)).toBe("Situation 3");
  expect(titleOf(group, false)).toBe("1re MCV, lundi");
  expect(titleOf(group, true)).toBe("Situation 8");
});

test("no sentence keeps a name, and words that only contain one are left alone", () => {
  expect(veiled("Lucas Fontaine dit vouloir arrêter, FONTAINE aussi", [lucas])).toBe("Situation 3 dit vouloir arrêter, Situation 3 aussi");
  expect(veiled("Les fontaines du parc", [lucas])).toBe("Les fontaines du parc");
});
