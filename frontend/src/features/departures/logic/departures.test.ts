import { describe, expect, test } from "vitest";

import type { Departure, DepartureFacts, DepartureLine } from "../api";
import { bodyOf, consequencesOf, fieldsOf, firstDraft, missingIn, PUPIL } from "./fields";
import { filtersOf, listHref } from "./lists";
import { expectedStep, ordered, stepsOf } from "./steps";
import { areaWords, handWords, standsOn } from "./words";

const facts = (more: Partial<DepartureFacts> = {}): DepartureFacts => ({
  id: "d", student_id: "s", school_id: "e", school_year: 2026, ground: "disappearance", state: "to_clarify", opened_on: "2026-11-02", requested_on: null,
  request_signed_by: [], request_signed_by_pupil: false, interview_on: null, interview_outcome: null, alternatives: [], first_letter_on: null,
  second_letter_on: null, exclusion_decided_on: null, exclusion_reference: null, left_on: null, destination_kind: null, destination_name: "",
  destination_proof: null, destination_confirmed_on: null, dsden_informed_on: null, dsden_received_on: null, handed_over_on: null, follow_up_due_on: null,
  returned_on: null, closed_on: null, ...more,
});
const page = (more: Partial<DepartureFacts> = {}, age = 17): Departure => ({
  departure: facts(more), version: 1, family_name: "FERRAND", first_name: "Lina", birth_date: "2009-03-14", age, school_name: "LP", class_name: "1re MCV",
  platform_name: null, holders: [{ id: "m", name: "Mme Ferrand" }], enrolled_elsewhere: false, offers: [], steps: [], contacts: [], letters: [], duties: [],
});
const offer = (name: string, ...blocked_by: string[]) => ({ name, label: name, legal_basis: null, blocked_by });

describe("what comes next", () => {
  test("is the first open step that is not in the record", () => {
    const offers = [offer("withdraw"), offer("leave", "manque"), offer("propose_alternatives"), offer("offer_interview")];
    expect(expectedStep(offers, facts())).toBe("offer_interview");
    expect(expectedStep(offers, facts({ interview_outcome: "declined" }))).toBe("propose_alternatives");
  });
  test("is never to give up or to come back", () => {
    expect(expectedStep([offer("withdraw"), offer("return")], facts())).toBeNull();
  });
  test("keeps what is missing, and drops what is done", () => {
    const offers = [offer("send_first_letter", "parti"), offer("leave", "manque")];
    expect(ordered(offers, facts({ first_letter_on: "2026-11-03" })).map(({ name }) => name)).toEqual(["leave"]);
    expect(ordered(offers, facts()).map(({ name }) => name)).toEqual(["send_first_letter", "leave"]);
  });
});

test("the steps are those of the ground", () => {
  expect(stepsOf(page()).map(({ label }) => label)).toContain("Second courrier");
  expect(stepsOf(page({ ground: "transfer" })).map(({ label }) => label)).toEqual(["Demande écrite", "Sortie enregistrée", "Destination confirmée"]);
});

describe("a step's form", () => {
  test("tells the pupil's signature from the others'", () => {
    const fields = fieldsOf("record_request", page());
    expect(bodyOf("record_request", fields, { on: "2026-11-20", signed_by: ["m", PUPIL] })).toEqual({ name: "record_request", on: "2026-11-20", signed_by: ["m"], signed_by_pupil: true });
  });
  test("says what it lacks", () => {
    const fields = fieldsOf("leave", page());
    expect(missingIn(fields, firstDraft("leave", page(), "2026-11-23"))).toEqual(["destination_kind"]);
  });
  test("says before who will be told: below 16 the DSDEN, from 16 on the platform", () => {
    expect(consequencesOf("leave", page({}, 15)).join(" ")).toContain("DSDEN");
    expect(consequencesOf("leave", page({}, 17)).join(" ")).toContain("plateforme");
    expect(consequencesOf("leave", page({ destination_confirmed_on: "2026-11-20" }, 15)).join(" ")).not.toContain("DSDEN");
  });
});

test("the address holds plain words, and an unknown one filters nothing", () => {
  expect(listHref({ etat: "left", motif: "", apres: undefined })).toBe("/sorties?etat=left");
  expect(filtersOf({ etat: "left", motif: "n’importe quoi" })).toEqual({ state: "left" });
});

test("a platform answers for a place, from a day to a day", () => {
  const area = { school_name: null, postal_code: "99100", city: "Villeneuve", department_code: "999", valid_from: "2026-09-01", valid_to: "2026-11-22" };
  expect(areaWords(area)).toBe("Villeneuve (99100)");
  expect(areaWords({ ...area, postal_code: null, city: null })).toBe("Tout le département 999");
  expect([standsOn(area, "2026-11-22"), standsOn(area, "2026-11-23")]).toEqual([true, false]);
});

test("who follows is said with the day", () => {
  const line = { destination_confirmed_on: null, handed_over_on: null, dsden_received_on: null, dsden_informed_on: null } as unknown as DepartureLine;
  expect(handWords(line, "2026-11-23")).toBe("établissement");
  expect(handWords({ ...line, handed_over_on: "2026-11-23" }, "2026-11-23").replace(/\u00a0/g, " ")).toBe("plateforme, depuis le 23 nov. 2026");
});
