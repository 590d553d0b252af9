import { expect, test } from "vitest";

import { bodyOf, draftOf, linesOf, placeOf } from "./sheet";

const sheet = {
  unit_id: "u", version: 3, institution_lines: ["Académie de démonstration", "Collège"], sender_name: "Collège Jules-Verne",
  address_lines: ["1 rue du Moulin", "99000 MONT-FICTIF"], place: "", phone: "", email: "", site: "", authority: "", authority_salutation: "",
  on_behalf: "", prepared_by: "", registered_acts: false, prosecutor_lines: [], controller: "", protection_contact: "",
};

test("a sheet comes back from its form as it went in", () => {
  expect(bodyOf(draftOf(sheet))).toEqual({ ...sheet, unit_id: undefined, version: undefined });
});

test("empty lines are not printed", () => {
  expect(linesOf(" Académie \n\n Département\n")).toEqual(["Académie", "Département"]);
});

test("the place is chosen, else the town of the address, else the sender", () => {
  const draft = draftOf(sheet);
  expect(placeOf(draft)).toBe("Mont-Fictif");
  expect(placeOf({ ...draft, place: "Préfecture" })).toBe("Préfecture");
  expect(placeOf({ ...draft, address_lines: "" })).toBe("Collège Jules-Verne");
});
