import { describe, expect, test } from "vitest";

import { blankAct, missingIn, stepOf } from "./acts";
import { entriesOf, searched } from "./bank";
import { dateOf } from "@/shared/ui/family/birth";
import { bodyOf, conflictsOf, fieldId, isEmpty, moved, placeOf } from "./blocks";
import { dateFault, latestEnd } from "./guards";
import { countersOf, filtersOf, nextOf, plansHref } from "./lists";
import { closedHere } from "./schemes";
import { expectedOf, marksOf } from "./steps";

const duration = (given: object) => ({ label: "D’une durée réglée", weeks: null, least_weeks: null, total_weeks: null, renewals: null, within_school_year: false, ...given });

describe("the list", () => {
  test("a counter narrows to its view, and gives it back", () => {
    const summary = { drafts: 1, to_sign: 6, reviews_due: 4, running: 11 };
    expect(countersOf(summary, {}).map(({ count, label }) => `${count} ${label}`)).toEqual(["6 à signer", "4 bilans échus", "11 en cours", "1 brouillon"]);
    expect(countersOf(summary, { etat: "a-signer" })[0]?.href).toBe("/accompagnements");
  });
  test("a view and a state are told apart", () => {
    expect(filtersOf({ etat: "bilans-echus", type: "ppre" })).toEqual({ limit: 50, scheme: "ppre", view: "reviews_due" });
    expect(filtersOf({ etat: "draft" })).toEqual({ limit: 50, state: "draft" });
    expect(plansHref({ type: "ppre", etat: "" })).toBe("/accompagnements?type=ppre");
  });
  test("a running plan waits for its review, a proposed one for the family", () => {
    expect(nextOf({ state: "active", next_review_on: "2026-12-18", ends_on: null }).deadline?.date).toBe("2026-12-18");
    expect(nextOf({ state: "proposed", next_review_on: "2026-12-18", ends_on: null })).toEqual({ words: "On attend la réponse de la famille", deadline: null });
  });
});

describe("the way of a plan", () => {
  test("a refusal stands where the agreement would", () => {
    expect(marksOf("family", "refused").map(({ label, state }) => `${label} ${state}`)).toEqual([
      "Brouillon done", "Proposé done", "Refus de la famille current", "En cours to_come", "Bilan to_come", "Décision to_come",
    ]);
  });
  test("relay schemes pass through their commission", () => {
    expect(marksOf("commission", "filed").map(({ label }) => label)).toContain("Commission");
  });
  test("the expected step is an open one", () => {
    const offers = [{ name: "propose", blocked_by: ["Il manque un objectif."] }, { name: "abandon", blocked_by: [] }];
    expect(expectedOf("draft", offers)).toBeNull();
    expect(expectedOf("reviewed", [{ name: "renew", blocked_by: [] }, { name: "close", blocked_by: [] }])).toBe("renew");
  });
});

describe("blocks", () => {
  test("a gap of the page leads to its field", () => {
    expect(placeOf("/blocks/objectives/items/1/criterion")).toEqual({ block: "objectives", id: "objectives-1-criterion" });
    expect(placeOf("/blocks/actions/items")).toEqual({ block: "actions", id: "block-actions" });
    expect(placeOf("/blocks/scheme/fields/tutor_function").id).toBe("scheme-tutor_function");
    expect(fieldId("needs", "/items/0/text")).toBe("needs-0-text");
  });
  test("an objective moves by one place and stays in the list", () => {
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  });
  test("each block is sent alone, in its own shape", () => {
    expect(bodyOf("words", "Je comprends à l’oral.")).toEqual({ block: "words", text: "Je comprends à l’oral." });
    expect(bodyOf("objectives", [])).toEqual({ block: "objectives", items: [] });
  });
  test("two versions are compared field by field", () => {
    const mine = [{ sentence: "Lire", criterion: "4 sur 5", target_on: null }];
    const theirs = [{ sentence: "Lire", criterion: "3 sur 5", target_on: null }];
    expect(conflictsOf("Objectifs", mine, theirs)).toEqual([{ subject: "Objectifs", field: "n°\u00a01, critère", before: "4 sur 5", after: "3 sur 5" }]);
  });
  test("a block of empty fields is empty", () => {
    expect(isEmpty({ reason: "", provider: "", fields: {} })).toBe(true);
    expect(isEmpty({ starts_on: "2026-11-30" })).toBe(false);
  });
});

describe("dates while they are typed", () => {
  const workshop = { label: "Atelier relais", duration: duration({ weeks: 6, least_weeks: 4 }) };
  test("a relay workshop lasts four to six weeks", () => {
    expect(dateFault(workshop, "2026-11-30", "2027-01-11")).toBeNull();
    expect(dateFault(workshop, "2026-11-30", "2027-02-01")).toContain("Au plus tard le");
    expect(dateFault(workshop, "2026-11-30", "2026-12-11")).toContain("Au plus tôt le");
  });
  test("a year ends with the school year", () => {
    expect(latestEnd({ label: "PPRE", duration: duration({ within_school_year: true }) }, "2026-11-30")).toBe("2027-08-31");
    expect(latestEnd({ label: "Tutorat", duration: duration({}) }, "2026-11-30")).toBeNull();
  });
  test("an end before its start is said", () => {
    expect(dateFault(workshop, "2026-11-30", "2026-11-01")).toBe("La date de fin précède la date de début.");
  });
});

describe("acts", () => {
  test("a review says where each objective stands, and what follows", () => {
    const draft = { ...blankAct("2026-12-18"), progress: { 1: { progress: "reached", line: " seule " } } };
    expect(missingIn("review", draft, 2)).toEqual(["decision", "progress-2"]);
    expect(stepOf("review", { ...draft, decision: "continue" })).toMatchObject({ decision: "continue", progress: [{ number: 1, progress: "reached", line: "seule" }] });
  });
  test("a plan that goes on has its next review dated", () => {
    expect(missingIn("review", { ...blankAct("2026-12-18"), decision: "continue" }, 0)).toEqual(["next_review_on"]);
    expect(missingIn("review", { ...blankAct("2026-12-18"), decision: "stop" }, 0)).toEqual([]);
  });
  test("an ending says where the pupil goes", () => {
    expect(missingIn("close", blankAct("2026-12-18"), 2)).toEqual(["exit_decision"]);
  });
  test("who answered is sent with an answer only", () => {
    const draft = { ...blankAct("2026-12-18"), guardian_id: "g" };
    expect(stepOf("agree", draft).guardian_id).toBe("g");
    expect(stepOf("start", draft).guardian_id).toBeNull();
  });
});

describe("the bank and the catalogue", () => {
  const bank = {
    source: "Socle", models: [],
    domains: [{ code: "1_1", label: "Domaine 1", skills: [{ code: "read", label: "Lire et comprendre l’écrit", objectives: [{ sentence: "Trouver l’idée", criterion: "4 textes" }] }] }],
  };
  test("words are found in any order, accents aside", () => {
    expect(searched(entriesOf(bank), "idee ecrit")).toHaveLength(1);
    expect(searched(entriesOf(bank), "calcul")).toEqual([]);
  });
  test("a scheme of another level stays, with the reason", () => {
    const ppre = { code: "ppre", label: "PPRE", open_to: "PPRE\u00a0: école et collège (L.\u00a0311-3-1)", kinds: ["college"], closed_because: null } as unknown as Parameters<typeof closedHere>[0];
    expect(closedHere(ppre, ["college"])).toBeNull();
    expect(closedHere(ppre, ["lycee_professionnel"])).toBe("PPRE\u00a0: école et collège (L.\u00a0311-3-1).");
  });
  test("a day of birth exists or is nothing", () => {
    expect(dateOf({ day: "5", month: "2", year: "2013" })).toBe("2013-02-05");
    expect(dateOf({ day: "31", month: "2", year: "2013" })).toBeNull();
    expect(dateOf({ day: "5", month: "2", year: "13" })).toBeNull();
  });
});
